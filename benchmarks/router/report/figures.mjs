import { median } from '../load/percentiles.mjs';

/** With so much or less at the 99th percentile a load counts as carried. */
export const boundedMs = 50;

/** What a contender adds to the provider under one load: the median over rounds of the difference within a round. */
export function added(results, name, inFlight, percentile) {
  const direct = results.get('direct').loads.get(inFlight);
  const rounds = results.get(name)?.loads.get(inFlight) ?? [];
  return median(rounds.map((round, index) => round[percentile] - direct[index][percentile]));
}

/** The most requests per second of any load that was carried without a failure, in the median over rounds. */
export function throughput(results, name) {
  const rounds = [...(results.get(name)?.loads.values() ?? [])];
  const carried = rounds.filter((load) => median(load.map(({ p99 }) => p99)) < boundedMs && load.every(({ failed }) => failed === 0));
  const most = Math.max(...carried.map((load) => median(load.map(({ perSecond }) => perSecond))));
  return Number.isFinite(most) ? most : undefined;
}

/** What a contender adds to streams, `which` of them: to the first piece, or between two. */
export function addedToStreams(results, name, { which, moment, percentile }) {
  const direct = results.get('direct')[which];
  const rounds = results.get(name)?.[which] ?? [];
  const differences = rounds.map((round, index) => round[moment][percentile] - direct[index][moment][percentile]);
  // Without an answer there is nothing to compare.
  return median(differences.filter(Number.isFinite));
}

/** How many requests and streams were not answered well. */
export function failures(results, name) {
  const { loads, single, many } = results.get(name);
  return [...loads.values(), single, many].flat().reduce((sum, { failed }) => sum + failed, 0);
}
