import { fromLufs, toLufs } from './loudness-level';

const absoluteGateLufs = -70;
const relativeGateLu = -20;
const lowShare = 0.1;
const highShare = 0.95;

/**
 * Loudness range in LU (EBU Tech 3342): the distance between the 10th and the 95th percentile of the short-term loudness of all
 * windows above -70 LUFS that lie no more than 20 LU below their mean; null when there is none.
 *
 * @param windowMeanSquares K-weighted mean squares of 3 s windows, 100 ms apart
 */
export function loudnessRange(windowMeanSquares: Float64Array): number | null {
  const audible = windowMeanSquares.filter((meanSquare) => meanSquare >= fromLufs(absoluteGateLufs));
  if (audible.length === 0) return null;
  const gate = (audible.reduce((sum, value) => sum + value, 0) / audible.length) * 10 ** (relativeGateLu / 10);
  const sorted = audible.filter((meanSquare) => meanSquare >= gate).sort();
  return toLufs(valueAt(sorted, highShare)) - toLufs(valueAt(sorted, lowShare));
}

const valueAt = (sorted: Float64Array, share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
