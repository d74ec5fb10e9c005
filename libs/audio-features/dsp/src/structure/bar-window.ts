import { slotsPerBar, type BarFeatures } from './bar-features';

/** Neighbouring bars whose mean is known; moving on by a bar costs as much as two bars, however many they are. */
export class BarWindow {
  /** Sum of the bars, moment by moment. */
  readonly sums: Float64Array;
  private squareSum = 0;
  private from = 0;
  private to = 0;

  constructor(private readonly features: BarFeatures) {
    this.sums = new Float64Array(slotsPerBar * features.slotLength);
  }

  get barCount(): number {
    return this.to - this.from;
  }

  /** Holds the bars from one to before another. Neither may ever move back. */
  moveTo(from: number, to: number): void {
    for (; this.to < to; this.to += 1) this.add(this.to, 1);
    for (; this.from < from; this.from += 1) this.add(this.from, -1);
  }

  /** Variance of the mean, as far as it can be told from how much the bars differ. */
  meanUncertainty(): number {
    const { barCount, sums } = this;
    let sumSquare = 0;
    for (let index = 0; index < sums.length; index += 1) sumSquare += (sums[index] ?? 0) ** 2;
    const spread = Math.max(0, this.squareSum - sumSquare / barCount);
    return spread / slotsPerBar / barCount / Math.max(1, barCount - 1);
  }

  private add(bar: number, sign: 1 | -1): void {
    const { values } = this.features;
    const { sums } = this;
    const row = bar * sums.length;
    let squares = 0;
    for (let index = 0; index < sums.length; index += 1) {
      const value = values[row + index] ?? 0;
      sums[index] = (sums[index] ?? 0) + sign * value;
      squares += value * value;
    }
    this.squareSum += sign * squares;
  }
}

/** Mean square over the slots of a bar of how far the means of two windows lie apart, in octaves of power. */
export function squaredDistance({ sums: ones, barCount: oneCount }: BarWindow, { sums: others, barCount: otherCount }: BarWindow): number {
  let sum = 0;
  for (let index = 0; index < ones.length; index += 1) {
    sum += ((ones[index] ?? 0) / oneCount - (others[index] ?? 0) / otherCount) ** 2;
  }
  return sum / slotsPerBar;
}
