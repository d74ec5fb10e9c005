import type { Kernels } from '../kernels/kernels';
import type { AverageSpectrum } from '../spectral/band-balance';
import { LaneSums } from '../spectral/lane-sums';
import type { FrameGroup } from '../spectral/power-spectrogram';
import type { ChromaFrames } from '../tonal/chroma-frames';
import { ChromaMeter } from '../tonal/chroma-meter';
import type { FrameGeometry } from './frame-geometry';

export interface LongFramePassOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly geometry: FrameGeometry;
}

export interface LongFrameResult {
  readonly chroma: ChromaFrames;
  readonly spectrum: AverageSpectrum;
}

/** Everything that is measured in the long frames: pitch and the average spectrum. */
export class LongFramePass {
  private readonly chroma: ChromaMeter;
  private readonly powerSums: LaneSums;

  constructor(private readonly options: LongFramePassOptions) {
    const { kernels, sampleRateHz, geometry } = options;
    this.chroma = new ChromaMeter({ kernels, sampleRateHz, ...geometry });
    this.powerSums = new LaneSums(kernels, geometry.fftSize / 2 + 1);
  }

  add(group: FrameGroup): void {
    this.powerSums.add(group.power, group.frameCount);
    this.chroma.add(group);
  }

  finish(): LongFrameResult {
    const { sampleRateHz, geometry } = this.options;
    return {
      chroma: this.chroma.finish(),
      spectrum: { power: this.powerSums.means(), sampleRateHz, fftSize: geometry.fftSize },
    };
  }
}
