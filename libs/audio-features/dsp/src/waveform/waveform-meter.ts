import type { Waveform } from '@earshot/contracts';

import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { SignalBuffer } from '../pass/signal-buffer';

/** A picture never has more points. */
const mostPoints = 4_000;
const samplesPerFirstPoint = 16;

/**
 * Lowest, highest and root-mean-square sample of equal stretches of the mono mix, in order. A point covers 16 samples until there are
 * 4000 points; then neighbours are merged and a point covers twice as many, so that any length has 2000 to 4000 points (fewer only when
 * it is shorter than 32,000 samples) and memory stays the same.
 */
export class WaveformMeter {
  private readonly extent: KernelFloats;
  private readonly low = new Float32Array(mostPoints);
  private readonly high = new Float32Array(mostPoints);
  private readonly squareSums = new Float64Array(mostPoints);
  private points = 0;
  private samplesPerPoint = samplesPerFirstPoint;
  private position = 0;

  constructor(
    private readonly kernels: Kernels,
    private readonly signal: SignalBuffer,
  ) {
    this.extent = kernels.allocateFloats(3);
  }

  /** Takes in everything that the signal holds by now. */
  advance(): void {
    while (this.position < this.signal.end) {
      const pointEnd = (this.points + 1) * this.samplesPerPoint;
      this.extendPoint(Math.min(this.signal.end, pointEnd) - this.position);
      if (this.position === pointEnd) this.closePoint();
    }
  }

  finish(): Waveform {
    const openSamples = this.position - this.points * this.samplesPerPoint;
    const count = this.points + (openSamples > 0 ? 1 : 0);
    const samplesIn = (point: number) => (point < this.points ? this.samplesPerPoint : openSamples);
    return {
      min: Array.from(this.low.subarray(0, count)),
      max: Array.from(this.high.subarray(0, count)),
      rms: Array.from(this.squareSums.subarray(0, count), (sum, point) => Math.sqrt(sum / samplesIn(point))),
    };
  }

  private extendPoint(count: number): void {
    this.kernels.functions.sampleExtent(this.signal.addressOf(this.position), count, this.extent.address);
    const [low = 0, high = 0, squareSum = 0] = this.extent.values;
    const isNew = this.position === this.points * this.samplesPerPoint;
    this.low[this.points] = isNew ? low : Math.min(low, this.low[this.points] ?? 0);
    this.high[this.points] = isNew ? high : Math.max(high, this.high[this.points] ?? 0);
    this.squareSums[this.points] = squareSum + (isNew ? 0 : (this.squareSums[this.points] ?? 0));
    this.position += count;
  }

  private closePoint(): void {
    this.points += 1;
    if (this.points < mostPoints) return;
    for (let point = 0; point < mostPoints / 2; point += 1) this.mergeInto(point, 2 * point, 2 * point + 1);
    this.points = mostPoints / 2;
    this.samplesPerPoint *= 2;
  }

  private mergeInto(target: number, first: number, second: number): void {
    this.low[target] = Math.min(this.low[first] ?? 0, this.low[second] ?? 0);
    this.high[target] = Math.max(this.high[first] ?? 0, this.high[second] ?? 0);
    this.squareSums[target] = (this.squareSums[first] ?? 0) + (this.squareSums[second] ?? 0);
  }
}
