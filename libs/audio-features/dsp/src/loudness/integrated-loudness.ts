import { fromLufs, toLufs } from './loudness-level';

const absoluteGateLufs = -70;
const relativeGateLu = -10;

/**
 * Gated loudness of a whole file in LUFS (ITU-R BS.1770-4, annex 1): the mean of all 400 ms blocks above -70 LUFS that lie no more
 * than 10 LU below their own mean; null when there is none.
 *
 * @param blockMeanSquares K-weighted mean squares of 400 ms blocks, 100 ms apart
 */
export function integratedLoudness(blockMeanSquares: Float64Array): number | null {
  const audible = blockMeanSquares.filter((meanSquare) => meanSquare > fromLufs(absoluteGateLufs));
  if (audible.length === 0) return null;
  const gate = mean(audible) * 10 ** (relativeGateLu / 10);
  return toLufs(mean(audible.filter((meanSquare) => meanSquare > gate)));
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
