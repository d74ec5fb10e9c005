import type { KernelFloats } from '../kernels/kernel-array';
import { framesPerGroup } from '../spectral/power-spectrogram';
import { stepsPerOctave, type TimbreFrames } from './timbre-frames';

/** log2 of the power that counts as silence: -100 dB. */
const silenceOctaves = Math.log2(1e-10);

export interface TimbreFrameOptions {
  /** Short frames per second; the first is centred on the first sample. */
  readonly frameRateHz: number;
  readonly bandCount: number;
}

/** Keeps the mean of each group of four mel spectra while a file streams by. */
export class TimbreFrameMeter {
  private steps: Uint8Array;
  private frameCount = 0;

  constructor(private readonly options: TimbreFrameOptions) {
    this.steps = new Uint8Array(1_024 * options.bandCount);
  }

  /** @param logMel log2 of the power of band b in frame `lane` at `values[4 * b + lane]`; fewer than four frames only at the end */
  add(logMel: KernelFloats, frameCount: number): void {
    const { bandCount } = this.options;
    const row = this.frameCount * bandCount;
    this.reserve(row + bandCount);
    const values = logMel.values;
    for (let band = 0; band < bandCount; band += 1) {
      let sum = 0;
      for (let lane = 0; lane < frameCount; lane += 1) sum += values[framesPerGroup * band + lane] ?? 0;
      this.steps[row + band] = Math.min(255, Math.max(0, Math.round(stepsPerOctave * (sum / frameCount - silenceOctaves))));
    }
    this.frameCount += 1;
  }

  finish(): TimbreFrames {
    const { frameRateHz, bandCount } = this.options;
    return {
      frameRateHz: frameRateHz / framesPerGroup,
      firstFrameSeconds: (framesPerGroup - 1) / 2 / frameRateHz,
      frameCount: this.frameCount,
      bandCount,
      steps: this.steps.subarray(0, this.frameCount * bandCount),
    };
  }

  private reserve(length: number): void {
    if (length <= this.steps.length) return;
    const larger = new Uint8Array(2 * this.steps.length);
    larger.set(this.steps);
    this.steps = larger;
  }
}
