import type { MeasuredFeatures } from '@earshot/contracts';

import { slotsPerBar, type BarFeatures } from './bar-features';

type LoopPoint = NonNullable<MeasuredFeatures['structure']>['loops'][number];

const loopLengths = [16, 8, 4, 2, 1] as const;
const mostLoops = 8;
const mostPerLength = 2;
/** Below this the jump is plainly heard. */
const leastScore = 0.3;
/** Distance in octaves of power at which a score is 1/e. */
const scale = 1;
/** The nearer to the jump, the more it is heard: after a quarter of a bar a slot weighs half. */
const halfWeightSlots = slotsPerBar / 4;

/**
 * Stretches of 1, 2, 4, 8 or 16 bars that can be repeated, best first. A jump is clean when what follows the start is what would have
 * followed the end, and what precedes the end is what preceded the start; timbre, pitch classes and level are compared (after Lu, Wenyin
 * and Zhang, "Audio Textures", IEEE Transactions on Speech and Audio Processing 2004). Stretches that overlap others of the same length
 * are left out.
 *
 * Ends lie on downbeats, not on zero crossings: equal distances keep the beat, and channels rarely cross zero together.
 * A player that fades over a few milliseconds hides the seam.
 *
 * @param boundaries downbeats in seconds, one more than there are bars
 */
export function findLoops(features: BarFeatures, boundaries: readonly number[]): LoopPoint[] {
  const candidates = loopLengths.flatMap((bars) =>
    Array.from({ length: Math.max(0, features.barCount - bars + 1) }, (_, firstBar) => {
      const score = loopScore(features, firstBar, bars);
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

/**
 * How clean the jump from the end of some bars back to their start is, 0 to 1. At the ends of the file only one side can be compared; a
 * stretch that is the whole file is judged by how its last moment leads into its first.
 */
export function loopScore(features: BarFeatures, firstBar: number, bars: number): number {
  const endBar = firstBar + bars;
  const sides: number[] = [];
  if (endBar < features.barCount) sides.push(contextDistance(features, { one: firstBar, other: endBar, isBefore: false }));
  if (firstBar > 0) sides.push(contextDistance(features, { one: firstBar - 1, other: endBar - 1, isBefore: true }));
  if (sides.length === 0) sides.push(seamDistance(features, firstBar, endBar));
  const meanSquare = sides.reduce((sum, distance) => sum + distance * distance, 0) / sides.length;
  return Math.exp(-Math.sqrt(meanSquare) / scale);
}

/** How far two bars lie apart; the slots at the jump weigh most, which are the last when the bars precede it. */
function contextDistance(features: BarFeatures, { one, other, isBefore }: { one: number; other: number; isBefore: boolean }): number {
  let sum = 0;
  let total = 0;
  for (let slot = 0; slot < slotsPerBar; slot += 1) {
    const away = isBefore ? slotsPerBar - 1 - slot : slot;
    const weight = 1 / (1 + away / halfWeightSlots);
    sum += weight * slotDistance(features, one * slotsPerBar + slot, other * slotsPerBar + slot) ** 2;
    total += weight;
  }
  return Math.sqrt(sum / total);
}

/** How much more changes at the seam than at the bars within. */
function seamDistance(features: BarFeatures, firstBar: number, endBar: number): number {
  const first = firstBar * slotsPerBar;
  const seam = slotDistance(features, endBar * slotsPerBar - 1, first);
  const within = Array.from({ length: endBar - firstBar - 1 }, (_, bar) =>
    slotDistance(features, first + (bar + 1) * slotsPerBar - 1, first + (bar + 1) * slotsPerBar),
  );
  return Math.max(0, seam - Math.max(0, ...within));
}

function slotDistance({ values, slotLength }: BarFeatures, one: number, other: number): number {
  let sum = 0;
  for (let index = 0; index < slotLength; index += 1) {
    sum += ((values[one * slotLength + index] ?? 0) - (values[other * slotLength + index] ?? 0)) ** 2;
  }
  return Math.sqrt(sum);
}
