import type { MeasuredFeatures } from '@earshot/contracts';

import { jumpScorer, type JumpSources } from './score-jump';

type LoopPoint = NonNullable<MeasuredFeatures['structure']>['loops'][number];

const loopLengths = [16, 8, 4, 2, 1] as const;
const mostLoops = 8;
const mostPerLength = 2;
/** Below this the jump is plainly heard. */
const leastScore = 0.3;

/**
 * Stretches of 1, 2, 4, 8 or 16 bars that can be repeated, best first, with a score of 0 to 1 that says how clean the jump from their end
 * back to their start is (see `jumpScorer`). Stretches that overlap others of the same length are left out.
 *
 * Ends lie on downbeats, not on zero crossings: equal distances keep the beat, and channels rarely cross zero together.
 * A player that fades over a few milliseconds hides the seam.
 */
export function findLoops(sources: JumpSources): LoopPoint[] {
  const { features, boundaries } = sources;
  const scoreOf = jumpScorer(sources);
  const candidates = loopLengths.flatMap((bars) =>
    Array.from({ length: Math.max(0, features.barCount - bars + 1) }, (_, firstBar) => {
      const score = scoreOf(firstBar, bars);
      return { firstBar, bars, score, rank: Math.round(50 * score) };
    }),
  );
  candidates.sort((one, other) => other.rank - one.rank || other.bars - one.bars || one.firstBar - other.firstBar);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.length === mostLoops || candidate.score < leastScore) break;
    const alike = chosen.filter(({ bars }) => bars === candidate.bars);
    const overlaps = alike.some(({ firstBar }) => Math.abs(firstBar - candidate.firstBar) < candidate.bars);
    if (alike.length < mostPerLength && !overlaps) chosen.push(candidate);
  }
  chosen.sort((one, other) => other.score - one.score);
  return chosen.map(({ firstBar, bars, score }) => ({
    start: boundaries[firstBar] ?? 0,
    end: boundaries[firstBar + bars] ?? 0,
    bars,
    score,
  }));
}
