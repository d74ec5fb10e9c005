/** A section begins where the change is the largest this many bars around. */
const reachBars = 3;
/** Smallest change in octaves of power that anybody hears as a new section. */
const leastNovelty = 0.6;
/** Smallest change beside the largest of the file. */
const leastShare = 0.15;
/** How far novelty must fall on both sides, as a share of the peak. */
const leastFall = 0.15;
const fallBars = 4;

/**
 * Where sections begin: peaks of the novelty curve that stand out.
 *
 * @param novelty one value per boundary
 * @returns indices of boundaries, ascending, without the first and the last
 */
export function pickBoundaries(novelty: Float64Array): number[] {
  const largest = novelty.reduce((most, value) => Math.max(most, value), 0);
  const threshold = Math.max(leastNovelty, leastShare * largest);
  const picked: number[] = [];
  for (let boundary = 1; boundary < novelty.length - 1; boundary += 1) {
    const isLargeEnough = (novelty[boundary] ?? 0) >= threshold;
    if (isLargeEnough && isPeak(novelty, boundary) && standsOut(novelty, boundary)) picked.push(boundary);
  }
  return picked;
}

function isPeak(novelty: Float64Array, boundary: number): boolean {
  const value = novelty[boundary] ?? 0;
  const around = Array.from(novelty.subarray(Math.max(0, boundary - reachBars), boundary + reachBars + 1));
  // Of equal neighbours the first is the peak.
  return around.indexOf(Math.max(...around)) === Math.min(reachBars, boundary) && value > 0;
}

function standsOut(novelty: Float64Array, boundary: number): boolean {
  const value = novelty[boundary] ?? 0;
  const before = Math.min(...novelty.subarray(Math.max(0, boundary - fallBars), boundary));
  const behind = Math.min(...novelty.subarray(boundary + 1, boundary + 1 + fallBars));
  return value - Math.max(before, behind) >= leastFall * value;
}
