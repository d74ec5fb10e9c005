/** Number of values per window, and from one window to the next. */
export interface WindowShape {
  readonly length: number;
  readonly step: number;
}

/** Means over sliding windows that lie wholly in the series, in order. Double precision; one pass. */
export function windowMeans(series: ArrayLike<number>, { length, step }: WindowShape): Float64Array {
  const count = Math.max(0, Math.floor((series.length - length) / step) + 1);
  const sums = cumulativeSums(series);
  return Float64Array.from({ length: count }, (_, index) => meanBetween(sums, index * step, index * step + length));
}

/** @returns sums of the first 0, 1, 2, ... values */
export function cumulativeSums(series: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(series.length + 1);
  for (let index = 0; index < series.length; index += 1) sums[index + 1] = (sums[index] ?? 0) + (series[index] ?? 0);
  return sums;
}

/** Mean of the values from `from` to `to` (exclusive); differences of sums may fall below zero by rounding. */
export function meanBetween(sums: Float64Array, from: number, to: number): number {
  return Math.max(0, ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from));
}
