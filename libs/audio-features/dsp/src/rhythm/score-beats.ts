const toleranceSeconds = 0.07;

/**
 * F-measure of beats or onsets, 0 to 1: an estimate is right within 70 ms of a true beat, each of which counts once (Davies, Degara and
 * Plumbley, "Evaluation Methods for Musical Audio Beat Tracking Algorithms", 2009). 1 when there is nothing to find and nothing was found.
 */
export function beatFMeasure(estimated: readonly number[], truth: readonly number[]): number {
  if (estimated.length + truth.length === 0) return 1;
  let hits = 0;
  let next = 0;
  for (const beat of truth) {
    while (next < estimated.length && (estimated[next] ?? 0) < beat - toleranceSeconds) next += 1;
    if (next < estimated.length && (estimated[next] ?? 0) <= beat + toleranceSeconds) {
      hits += 1;
      next += 1;
    }
  }
  return (2 * hits) / (estimated.length + truth.length);
}
