import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { framesPerGroup } from './power-spectrogram';

/** So many groups are added in single precision before they are carried over. */
const groupsPerFlush = 64;

/** The mean over frames of a vector of values that kernels leave four frames at a time. */
export class LaneSums {
  private readonly recent: KernelFloats;
  private readonly laneWeights: KernelFloats;
  private readonly totals: Float64Array;
  private groups = 0;
  private frames = 0;

  constructor(
    private readonly kernels: Kernels,
    private readonly valueCount: number,
  ) {
    this.recent = kernels.allocateFloats(valueCount);
    this.laneWeights = kernels.allocateFloats(framesPerGroup);
    this.laneWeights.values.fill(1);
    this.totals = new Float64Array(valueCount);
  }

  /** Adds `valueCount` vectors, of which the first `frameCount` lanes count: fewer than four only in the last group. */
  add(vectors: KernelFloats, frameCount: number): void {
    if (frameCount < framesPerGroup) this.laneWeights.values.fill(0, frameCount);
    this.kernels.functions.foldLanes(vectors.address, this.valueCount, this.laneWeights.address, this.recent.address);
    this.frames += frameCount;
    this.groups += 1;
    if (this.groups % groupsPerFlush === 0) this.flush();
  }

  /** One mean per value; zeros before the first frame. */
  means(): Float64Array {
    this.flush();
    return this.totals.map((total) => (this.frames === 0 ? 0 : total / this.frames));
  }

  private flush(): void {
    const recent = this.recent.values;
    for (let index = 0; index < this.valueCount; index += 1) this.totals[index] = (this.totals[index] ?? 0) + (recent[index] ?? 0);
    recent.fill(0);
  }
}
