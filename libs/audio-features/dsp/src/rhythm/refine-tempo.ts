/** A line that is further off than this runs through beats that slipped from one phase to another. */
const largestChange = 0.006;
const fewestBeats = 5;

/**
 * Tempo by the least-squares line through the beats, which averages the jitter of single intervals away: within 0.5 BPM where
 * the median of intervals is off by a frame. Skipped beats are counted.
 *
 * @param beats positions in seconds, ascending
 * @param bpm the tempo that the beats were tracked with
 */
export function refineTempo(beats: readonly number[], bpm: number): number {
  if (beats.length < fewestBeats) return bpm;
  const period = 60 / bpm;
  let index = 0;
  const points = beats.map((time, position) => {
    const gap = position === 0 ? 0 : time - (beats[position - 1] ?? time);
    index += position === 0 ? 0 : Math.max(1, Math.round(gap / period));
    return { index, time };
  });
  const meanIndex = points.reduce((sum, point) => sum + point.index, 0) / points.length;
  const meanTime = points.reduce((sum, point) => sum + point.time, 0) / points.length;
  let covariance = 0;
  let variance = 0;
  for (const point of points) {
    covariance += (point.index - meanIndex) * (point.time - meanTime);
    variance += (point.index - meanIndex) ** 2;
  }
  const refined = (60 * variance) / covariance;
  return Math.abs(refined / bpm - 1) < largestChange ? refined : bpm;
}
