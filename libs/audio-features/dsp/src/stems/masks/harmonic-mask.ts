import type { KernelFloats } from '../../kernels/kernel-array';
import type { Kernels } from '../../kernels/kernels';
import { MaskRows } from './mask-rows';
import { SpectrumRows } from './spectrum-rows';
import type { StemMask } from './stem-mask';

const reach = 4;
/** Below, a drum rings in a narrow band and no voice sings; above, it is noise, and voices have vibrato. */
const narrowBelowHz = 300;
/** What the kernel needs beside the bins. */
const workMargin = 108;

export interface HarmonicMaskOptions {
  readonly fftSize: number;
  readonly sampleRateHz: number;
}

/**
 * The harmonic share by medians of the power of all channels together, over nine frames (0.42 s) against over frequency: 48 Hz wide below
 * 300 Hz, 610 Hz wide above (Fitzgerald, "Harmonic/Percussive Separation using Median Filtering", DAFx 2010; the soft masks of Driedger,
 * Müller and Disch, ISMIR 2014). One mask for all channels keeps every sound where it is in the stereo image.
 */
export class HarmonicMask implements StemMask {
  private readonly powers: SpectrumRows;
  private readonly masks: MaskRows;
  private readonly work: KernelFloats;
  private readonly narrowBins: number;

  constructor(
    private readonly kernels: Kernels,
    private readonly options: HarmonicMaskOptions,
  ) {
    const { fftSize, sampleRateHz } = options;
    this.powers = new SpectrumRows(kernels, fftSize);
    this.masks = new MaskRows(kernels, fftSize);
    this.work = kernels.allocateFloats(this.masks.binCount + workMargin);
    this.narrowBins = 4 * Math.round((narrowBelowHz * fftSize) / sampleRateHz / 4);
  }

  get rowBytes(): number {
    return this.masks.rowBytes;
  }

  append(spectra: readonly number[]): void {
    const { pairPowers } = this.kernels.functions;
    this.powers.append((rows, rowBytes) => {
      for (const pair of spectra) pairPowers(pair, this.options.fftSize, rows, rowBytes);
    });
  }

  endAfter(lastWholeFrame: number): void {
    this.powers.endAfter(lastWholeFrame);
  }

  judge(): number {
    const { powers, masks, work, narrowBins } = this;
    const { harmonicMask } = this.kernels.functions;
    masks.fill((row, mask) => harmonicMask(powers.addressOf(row - reach), powers.rowBytes, masks.binCount, narrowBins, work.address, mask));
    return masks.address;
  }
}
