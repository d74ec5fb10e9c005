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

/** Two moments by their index, and whether what precedes them is compared or what follows. */
export interface MomentPair {
  readonly one: number;
  readonly other: number;
  readonly isBefore: boolean;
}

/**
 * Compares the level of a file around moments that may be joined, every 12 ms: an attack that comes late, a gap, a tail that is cut off.
 *
 * @param moments seconds
 * @returns how far two moments lie apart, in octaves of power: root mean square of the differences, the nearest weighing most, 0 to 4
 */
export function compareEnvelopes(attacks: AttackEnvelope, moments: readonly number[]): (pair: MomentPair) => number {
  const levels = levelsAround(attacks, moments);
  return ({ one, other, isBefore }) => {
    let sum = 0;
    let total = 0;
    for (let window = 0; window < windowsHeard; window += 1) {
      const place = windowsHeard + (isBefore ? -1 - window : window);
      const difference = (levels[2 * windowsHeard * one + place] ?? 0) - (levels[2 * windowsHeard * other + place] ?? 0);
      const weight = 1 / (1 + window / halfWeightWindows);
      sum += weight * Math.min(largestStepOctaves, Math.abs(difference)) ** 2;
      total += weight;
    }
    return Math.sqrt(sum / total);
  };
}

/** For each moment the levels of the windows before and behind it, in octaves of power; silence beyond the ends of the file. */
function levelsAround({ energies, blockSeconds }: AttackEnvelope, moments: readonly number[]): Float32Array {
  const blocksPerWindow = Math.max(1, Math.round(windowSeconds / blockSeconds));
  const loudest = energies.reduce((most, energy) => Math.max(most, energy), 0);
  const floor = Math.max(Number.MIN_VALUE, loudest * blocksPerWindow * 2 ** -dynamicRangeOctaves);
  const levels = new Float32Array(moments.length * 2 * windowsHeard);
  moments.forEach((moment, index) => {
    const first = Math.round(moment / blockSeconds) - windowsHeard * blocksPerWindow;
    for (let window = 0; window < 2 * windowsHeard; window += 1) {
      let sum = 0;
      for (let block = 0; block < blocksPerWindow; block += 1) sum += energies[first + window * blocksPerWindow + block] ?? 0;
      levels[2 * windowsHeard * index + window] = Math.log2(Math.max(floor, sum));
    }
  });
  return levels;
}
