/**
 * How well section boundaries were found, 0 to 1: the F-measure of boundaries that lie within a tolerance of a true one, each of which
 * counts once (Turnbull, Lanckriet, Pampalk and Goto, "A Supervised Approach for Detecting Boundaries in Music Using Difference Features
 * and Boosting", ISMIR 2007; `mir_eval.segment.detection` with `trim`). 1 when there is nothing to find and nothing was found.
 *
 * @param estimated seconds, ascending, without the ends of the file
 * @param truth seconds, ascending, without the ends of the file
 * @param toleranceSeconds 3 and 0.5 are usual
 */
export function boundaryHitRate(estimated: readonly number[], truth: readonly number[], toleranceSeconds: number): number {
  if (estimated.length + truth.length === 0) return 1;
  let hits = 0;
  let next = 0;
  for (const boundary of truth) {
    while (next < estimated.length && (estimated[next] ?? 0) < boundary - toleranceSeconds) next += 1;
    if (next < estimated.length && (estimated[next] ?? 0) <= boundary + toleranceSeconds) {
      hits += 1;
      next += 1;
    }
  }
  return (2 * hits) / (estimated.length + truth.length);
}
