import type { AttackEnvelope } from '../dynamics/attack-envelope';

/** Long enough to even out the periods of a bass, short enough to hear that an attack comes too early or too late. */
const windowSeconds = 0.012;
/** So many windows on each side are heard together with the jump: a sixth of a second. */
const windowsHeard = 14;
/** A window so far from the jump weighs half. */
const halfWeightWindows = 4;
/** What lies further below the loudest window of the file is not heard beside it. */
const dynamicRangeOctaves = 16;
/** Steps of more than 12 dB are no worse: they are heard either way. */
const largestStepOctaves = 4;

/** Two moments, and whether what precedes them is compared or what follows. */
export interface MomentPair {
  readonly one: number;
  readonly other: number;
  readonly isBefore: boolean;
}

/**
 * Compares the level of a file around moments that are to be joined, every 12 ms: an attack that comes late, a gap, a tail that is cut off.
 *
 * @returns how far two moments in seconds lie apart, in octaves of power: root mean square of the differences, the nearest weighing most,
 *   0 to 4
 */
export function compareEnvelopes({ energies, blockSeconds }: AttackEnvelope): (pair: MomentPair) => number {
  const blocksPerWindow = Math.max(1, Math.round(windowSeconds / blockSeconds));
  const loudest = energies.reduce((most, energy) => Math.max(most, energy), 0);
  const floor = Math.max(Number.MIN_VALUE, loudest * blocksPerWindow * 2 ** -dynamicRangeOctaves);
  const levelFrom = (block: number): number => {
    let sum = 0;
    for (let index = 0; index < blocksPerWindow; index += 1) sum += energies[block + index] ?? 0;
    return Math.log2(Math.max(floor, sum));
  };
  return ({ one, other, isBefore }) => {
    const [first, second] = [Math.round(one / blockSeconds), Math.round(other / blockSeconds)];
    let sum = 0;
    let total = 0;
    for (let window = 0; window < windowsHeard; window += 1) {
      const offset = blocksPerWindow * (isBefore ? -1 - window : window);
      const step = Math.min(largestStepOctaves, Math.abs(levelFrom(first + offset) - levelFrom(second + offset)));
      const weight = 1 / (1 + window / halfWeightWindows);
      sum += weight * step * step;
      total += weight;
    }
    return Math.sqrt(sum / total);
  };
}
