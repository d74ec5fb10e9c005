import type { Kernels } from '../kernels/kernels';
import type { AverageSpectrum } from '../spectral/band-balance';
import { LaneSums } from '../spectral/lane-sums';
import { framesPerGroup, type FrameGroup } from '../spectral/power-spectrogram';
import { ChromaExtractor } from '../tonal/chroma-extractor';
import type { ChromaFrames } from '../tonal/chroma-frames';
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
  private readonly chroma: ChromaExtractor;
  private readonly powerSums: LaneSums;

  constructor(private readonly options: LongFramePassOptions) {
    const { kernels, sampleRateHz, geometry } = options;
    this.chroma = new ChromaExtractor({ sampleRateHz, ...geometry, firstFrameSeconds: 0 });
    this.powerSums = new LaneSums(kernels, geometry.fftSize / 2 + 1);
  }

  add({ power, frameCount }: FrameGroup): void {
    this.powerSums.add(power, frameCount);
    const values = power.values;
    for (let lane = 0; lane < frameCount; lane += 1) this.chroma.addFrame(values, lane, framesPerGroup);
  }

  finish(): LongFrameResult {
    const { sampleRateHz, geometry } = this.options;
    return {
      chroma: this.chroma.finish(),
      spectrum: { power: this.powerSums.means(), sampleRateHz, fftSize: geometry.fftSize },
    };
  }
}
