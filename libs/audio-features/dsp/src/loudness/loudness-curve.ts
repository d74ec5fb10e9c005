import { toLufsOrNull } from './loudness-level';
import { cumulativeSums, meanBetween } from './window-means';

const windowSeconds = 3;

/**
 * Short-term loudness in LUFS (EBU Tech 3341) at the end of each whole second: the mean of the 3 s before it, in the first two seconds of
 * what there is so far; null where it is silent.
 *
 * @param meanSquares K-weighted mean squares of consecutive stretches, `perSecond` of them in a second
 */
export function loudnessCurve(meanSquares: ArrayLike<number>, perSecond: number): (number | null)[] {
  const sums = cumulativeSums(meanSquares);
  return Array.from({ length: Math.floor(meanSquares.length / perSecond) }, (_, second) => {
    const to = (second + 1) * perSecond;
    return toLufsOrNull(meanBetween(sums, Math.max(0, to - windowSeconds * perSecond), to));
  });
}
