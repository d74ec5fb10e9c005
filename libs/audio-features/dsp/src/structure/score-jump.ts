import type { AttackEnvelope } from '../dynamics/attack-envelope';
import { slotsPerBar, type BarFeatures } from './bar-features';
import { compareEnvelopes, type MomentPair } from './compare-envelopes';

/** Distance in octaves of power at which a score is 1/e. */
const scale = 1;
/** The nearer to the jump, the more it is heard: after an eighth of a bar a slot weighs half. */
const halfWeightSlots = slotsPerBar / 8;

export interface JumpSources {
  readonly features: BarFeatures;
  /** Downbeats in seconds, one more than there are bars. */
  readonly boundaries: readonly number[];
  readonly attacks: AttackEnvelope;
}

/**
 * How clean the jump from the end of some bars back to their start is, 0 to 1: the exponential of minus the distance, in octaves of power,
 * between what is heard and what would have been heard without it. What follows the start is compared with what would have followed the
 * end, and what precedes the end with what preceded the start: timbre and pitch classes over a bar, those at the jump weighing most, and
 * the level every 12 ms over a sixth of a second on each side (after Lu, Wenyin and Zhang, "Audio Textures: Theory and Applications",
 * IEEE Transactions on Speech and Audio Processing 2004). At the ends of the file only one side can be compared; bars that are the whole
 * file are judged by whether the jump sounds like a bar line within.
 *
 * @returns a function of the first bar and the number of bars
 */
export function jumpScorer({ features, boundaries, attacks }: JumpSources): (firstBar: number, bars: number) => number {
  const levelDistance = compareEnvelopes(attacks, boundaries);
  return (firstBar, bars) => {
    const endBar = firstBar + bars;
    const sides: MomentPair[] = [];
    if (endBar < features.barCount) sides.push({ one: firstBar, other: endBar, isBefore: false });
    if (firstBar > 0) sides.push({ one: firstBar, other: endBar, isBefore: true });
    const distances =
      sides.length > 0
        ? sides.map((side) => Math.hypot(contextDistance(features, side), levelDistance(side)))
        : [Math.hypot(seamDistance(features), levelSeamDistance(features.barCount, levelDistance))];
    return Math.exp(-rootMeanSquare(distances) / scale);
  };
}

/** How far two bars lie apart; the slots at the jump weigh most, which are the last when the bars precede it. */
function contextDistance(features: BarFeatures, { one, other, isBefore }: MomentPair): number {
  const shift = isBefore ? slotsPerBar : 0;
  let sum = 0;
  let total = 0;
  for (let slot = 0; slot < slotsPerBar; slot += 1) {
    const away = isBefore ? slotsPerBar - 1 - slot : slot;
    const weight = 1 / (1 + away / halfWeightSlots);
    sum += weight * slotDistance(features, one * slotsPerBar + slot - shift, other * slotsPerBar + slot - shift) ** 2;
    total += weight;
  }
  return Math.sqrt(sum / total);
}

/** How much more changes from the last moment of the file to its first than at the bar lines within. */
function seamDistance(features: BarFeatures): number {
  const seam = slotDistance(features, features.barCount * slotsPerBar - 1, 0);
  const within = innerBars(features.barCount).map((bar) => slotDistance(features, bar * slotsPerBar - 1, bar * slotsPerBar));
  return Math.max(0, seam - Math.max(0, ...within));
}

/** How far the level before the end and behind the start is from that at the most similar bar line within. */
function levelSeamDistance(barCount: number, levelDistance: (side: MomentPair) => number): number {
  const distances = innerBars(barCount).map((bar) =>
    rootMeanSquare([levelDistance({ one: bar, other: barCount, isBefore: true }), levelDistance({ one: bar, other: 0, isBefore: false })]),
  );
  return distances.length > 0 ? Math.min(...distances) : 0;
}

function innerBars(barCount: number): number[] {
  return Array.from({ length: Math.max(0, barCount - 1) }, (_, index) => index + 1);
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function slotDistance({ values, slotLength }: BarFeatures, one: number, other: number): number {
  let sum = 0;
  for (let index = 0; index < slotLength; index += 1) {
    sum += ((values[one * slotLength + index] ?? 0) - (values[other * slotLength + index] ?? 0)) ** 2;
  }
  return Math.sqrt(sum);
}
