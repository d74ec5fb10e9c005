import type { KernelFloats, KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { contrastBands, type ContrastBand } from './contrast-bands';
import { LaneSums } from './lane-sums';
import { framesPerGroup } from './power-spectrogram';

export interface SpectralContrastOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly fftSize: number;
}

/**
 * How far the peaks of each octave band stand above its valleys, in dB, mean over all frames, lowest band first: tones give high,
 * noise gives low values (Jiang et al., "Music type classification by spectral contrast feature", ICME 2002). librosa's
 * definition, without its limit of 80 dB below the loudest frame, which a stream cannot know.
 */
export class SpectralContrastMeter {
  private readonly bands: readonly ContrastBand[];
  private readonly bandTable: KernelIntegers;
  private readonly work: KernelFloats;
  private readonly output: KernelFloats;
  private readonly sums: LaneSums;

  constructor(private readonly options: SpectralContrastOptions) {
    const { kernels, sampleRateHz, fftSize } = options;
    this.bands = contrastBands(sampleRateHz, fftSize);
    this.bandTable = kernels.allocateIntegers(3 * this.bands.length);
    this.bandTable.values.set(this.bands.flatMap(({ firstBin, binCount, extremeCount }) => [firstBin, binCount, extremeCount]));
    this.work = kernels.allocateFloats(framesPerGroup * Math.max(...this.bands.map(workVectors)));
    this.output = kernels.allocateFloats(framesPerGroup * this.bands.length);
    this.sums = new LaneSums(kernels, this.bands.length);
  }

  /** Adds a group of magnitude spectra. */
  add(magnitudes: KernelFloats, frameCount: number): void {
    const { bands, bandTable, work, output } = this;
    const { spectralContrast } = this.options.kernels.functions;
    spectralContrast(magnitudes.address, bands.length, bandTable.address, work.address, output.address);
    this.sums.add(output, frameCount);
  }

  finish(): number[] {
    return Array.from(this.sums.means());
  }
}

/** What the kernel needs for a band: a batch of sixteen and an empty one, runs of sixteen, and the bounds of each batch. */
const workVectors = ({ binCount, extremeCount }: ContrastBand) => 32 + 16 * Math.ceil(extremeCount / 16) + 2 * Math.ceil(binCount / 16);
