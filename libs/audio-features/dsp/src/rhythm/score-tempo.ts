const tolerance = 0.04;

/** Within 4 % of the truth (accuracy 1: Gouyon et al., "An Experimental Comparison of Audio Tempo Induction Algorithms", 2006). */
export function isTempoRight(estimatedBpm: number | null, trueBpm: number): boolean {
  return estimatedBpm !== null && Math.abs(estimatedBpm / trueBpm - 1) <= tolerance;
}

/** The same when half, a third, twice and three times the tempo count as right (accuracy 2). */
export function isTempoRightUpToLevel(estimatedBpm: number | null, trueBpm: number): boolean {
  return [1 / 3, 1 / 2, 1, 2, 3].some((factor) => isTempoRight(estimatedBpm, factor * trueBpm));
}
