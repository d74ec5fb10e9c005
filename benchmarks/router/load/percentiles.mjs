/** @returns the value below which a share of the sorted values lies (nearest rank); undefined where there is none. */
const percentileOf = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];

/** @param {readonly number[]} values */
export function percentiles(values) {
  const sorted = [...values].sort((first, second) => first - second);
  return { p50: percentileOf(sorted, 0.5), p95: percentileOf(sorted, 0.95), p99: percentileOf(sorted, 0.99) };
}

/** @param {readonly number[]} values */
export const median = (values) => percentiles(values).p50;
