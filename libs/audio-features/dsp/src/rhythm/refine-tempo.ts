/** Spans of two bars: long enough to hide the jitter of single beats, short enough that a slip spoils few of them. */
const spanBeats = 8;
/** A tempo that is further off than this belongs to beats that slipped more often than not. */
const largestChange = 0.01;
const fewestBeats = 5;

/**
 * Tempo by the median over all spans of eight beats (after Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 1968):
 * within 0.5 BPM where the median of single intervals is off by a frame and a least-squares line leans towards beats that slipped from
 * one phase to another. Skipped beats are counted.
 *
 * @param beats positions in seconds, ascending
 * @param bpm the tempo that the beats were tracked with
 */
export function refineTempo(beats: readonly number[], bpm: number): number {
  if (beats.length < fewestBeats) return bpm;
  const indices = beatIndices(beats, 60 / bpm);
  const span = Math.min(spanBeats, beats.length >> 1);
  const periods = beats.slice(span).map((time, position) => {
    const beatsBetween = (indices[position + span] ?? 0) - (indices[position] ?? 0);
    return (time - (beats[position] ?? 0)) / beatsBetween;
  });
  const refined = 60 / median(periods);
  return Math.abs(refined / bpm - 1) < largestChange ? refined : bpm;
}

/** The number of each beat when those that were skipped are counted. */
function beatIndices(beats: readonly number[], period: number): number[] {
  let index = 0;
  return beats.map((time, position) => {
    if (position > 0) index += Math.max(1, Math.round((time - (beats[position - 1] ?? time)) / period));
    return index;
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : 0.5 * (upper + (sorted[middle - 1] ?? upper));
}
