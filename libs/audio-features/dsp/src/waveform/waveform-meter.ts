import type { Waveform } from '@earshot/contracts';

import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { SignalBuffer } from '../pass/signal-buffer';

/** A picture never has more points. */
const mostPoints = 4_000;
const samplesPerFirstPoint = 16;
/** Points that the kernel measures at once. */
const pointsPerCall = 256;
const valuesPerPoint = 3;

/**
 * Lowest, highest and root-mean-square sample of equal stretches of the mono mix, in order, 1 = full scale: what editors draw. A point
 * covers 16 samples until there are 4000 points; then neighbours are merged and a point covers twice as many, so that any length has 2000
 * to 4000 points (fewer only when it is shorter than 32,000 samples) and memory stays the same.
 */
export class WaveformMeter {
  private readonly extents: KernelFloats;
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
    this.extents = kernels.allocateFloats(valuesPerPoint * pointsPerCall);
  }

  /** Takes in everything that the signal holds by now. */
  advance(): void {
    while (this.position < this.signal.end) {
      const openSamples = this.position - this.points * this.samplesPerPoint;
      const count = this.signal.end - this.position;
      if (openSamples > 0 || count < this.samplesPerPoint)
        this.extendPoint(Math.min(count, this.samplesPerPoint - openSamples), openSamples);
      else this.addPoints(Math.min(Math.floor(count / this.samplesPerPoint), pointsPerCall, mostPoints - this.points));
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

  private addPoints(count: number): void {
    this.measure(this.samplesPerPoint, count);
    const extents = this.extents.values;
    for (let point = 0; point < count; point += 1) {
      this.low[this.points + point] = extents[valuesPerPoint * point] ?? 0;
      this.high[this.points + point] = extents[valuesPerPoint * point + 1] ?? 0;
      this.squareSums[this.points + point] = extents[valuesPerPoint * point + 2] ?? 0;
    }
    this.closePoints(count);
  }

  private extendPoint(count: number, openSamples: number): void {
    this.measure(count, 1);
    const [low = 0, high = 0, squareSum = 0] = this.extents.values;
    if (openSamples === 0) this.openPoint();
    this.low[this.points] = Math.min(low, this.low[this.points] ?? 0);
    this.high[this.points] = Math.max(high, this.high[this.points] ?? 0);
    this.squareSums[this.points] = squareSum + (this.squareSums[this.points] ?? 0);
    if (openSamples + count === this.samplesPerPoint) this.closePoints(1);
  }

  private openPoint(): void {
    this.low[this.points] = Number.POSITIVE_INFINITY;
    this.high[this.points] = Number.NEGATIVE_INFINITY;
    this.squareSums[this.points] = 0;
  }

  private measure(blockSize: number, blockCount: number): void {
    this.kernels.functions.sampleExtents(this.signal.addressOf(this.position), blockSize, blockCount, this.extents.address);
    this.position += blockSize * blockCount;
  }

  private closePoints(count: number): void {
    this.points += count;
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
