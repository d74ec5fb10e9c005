/**
 * How two series of slots, or a series and itself, meet at a distance, in either order: 1 = the same after so many slots, -1 = the
 * opposite. A distance is worked out when somebody asks for it: few of them are asked for, and those often.
 */
export class SlotCorrelation {
  private readonly one: Float64Array;
  private readonly other: Float64Array;
  private readonly energy: number;
  private readonly known = new Map<number, number>();

  constructor(one: Float32Array, other: Float32Array = one) {
    this.one = centred(one);
    this.other = one === other ? this.one : centred(other);
    this.energy = Math.sqrt(sumOfSquares(this.one) * sumOfSquares(this.other));
  }

  /** Between whole slots along a straight line; 0 where less than a quarter of the series overlaps, because chance rules there. */
  at(lagSlots: number): number {
    const below = Math.floor(lagSlots);
    const share = lagSlots - below;
    return share === 0 ? this.atSlot(below) : (1 - share) * this.atSlot(below) + share * this.atSlot(below + 1);
  }

  private atSlot(lag: number): number {
    const known = this.known.get(lag);
    if (known !== undefined) return known;
    const { length } = this.one;
    const isUsable = this.energy > 0 && lag <= 0.75 * length;
    const value = isUsable ? (this.productAt(lag) * length) / (this.energy * (length - lag)) : 0;
    this.known.set(lag, value);
    return value;
  }

  private productAt(lag: number): number {
    const forward = productSum(this.one, this.other, lag);
    return this.one === this.other ? forward : 0.5 * (forward + productSum(this.other, this.one, lag));
  }
}

function productSum(one: Float64Array, other: Float64Array, lag: number): number {
  let sum = 0;
  for (let index = lag, earlier = 0; index < one.length; index += 1, earlier += 1) sum += (one[index] ?? 0) * (other[earlier] ?? 0);
  return sum;
}

function centred(values: Float32Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Float64Array.from(values, (value) => value - mean);
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
