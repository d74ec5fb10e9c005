import type { MeasuredFeatures } from '@earshot/contracts';

import type { AttackEnvelope } from './attack-envelope';

export type Transients = Pick<MeasuredFeatures['dynamics'], 'transientsPerSecond' | 'transientSharpness'>;

/** An onset is known to about one frame: the attack is looked for around it. */
const searchBeforeSeconds = 0.05;
const searchAfterSeconds = 0.06;
/** From a tenth to nine tenths of the height (Peeters et al., "The Timbre Toolbox", JASA 2011). */
const attackStart = 0.1;
const attackEnd = 0.9;
/** Attacks up to this long are transients. */
const longestTransientSeconds = 0.025;
/** The amplitude at least doubles in a transient. */
const smallestRise = 2;
const sharpestAttackSeconds = 0.003;
const softestAttackSeconds = 0.1;

/**
 * How many of the onsets are transients, per second, and how sharp the onsets are on average: 1 for attacks of 3 ms or less (a click,
 * a rim shot), 0 for 100 ms or more (a swelling pad), logarithmic between (log attack time, MPEG-7). Both are 0 without onsets.
 */
export function measureTransients(
  { energies, blockSeconds }: AttackEnvelope,
  { onsetTimes, durationSeconds }: { readonly onsetTimes: readonly number[]; readonly durationSeconds: number },
): Transients {
  if (onsetTimes.length === 0) return { transientsPerSecond: 0, transientSharpness: 0 };
  const attacks = onsetTimes.map((time) => measureAttack(energies, blockSeconds, time));
  const transients = attacks.filter(({ seconds, rise }) => seconds <= longestTransientSeconds && rise >= smallestRise);
  const sharpness = attacks.reduce((sum, { seconds }) => sum + sharpnessOf(seconds), 0) / attacks.length;
  return { transientsPerSecond: transients.length / durationSeconds, transientSharpness: sharpness };
}

interface Attack {
  readonly seconds: number;
  /** Amplitude at the top over amplitude before. */
  readonly rise: number;
}

function measureAttack(energies: Float32Array, blockSeconds: number, onsetSeconds: number): Attack {
  const from = Math.max(0, Math.round((onsetSeconds - searchBeforeSeconds) / blockSeconds));
  const to = Math.min(energies.length, Math.round((onsetSeconds + searchAfterSeconds) / blockSeconds) + 1);
  const amplitudes = Array.from(energies.subarray(from, to), (energy) => Math.sqrt(energy));
  const top = Math.max(0, ...amplitudes);
  const topAt = amplitudes.indexOf(top);
  // Before the file there is silence.
  const before = amplitudes.slice(0, topAt);
  const base = from === 0 ? 0 : Math.min(top, ...before);
  const heightAt = (share: number) => base + share * (top - base);
  const startAt = before.findLastIndex((amplitude) => amplitude <= heightAt(attackStart)) + 1;
  const endAt = amplitudes.findIndex((amplitude, index) => index >= startAt && amplitude >= heightAt(attackEnd));
  const seconds = (Math.max(startAt, endAt) - startAt + 1) * blockSeconds;
  return { seconds, rise: top > 0 ? top / Math.max(base, top * 1e-6) : 0 };
}

function sharpnessOf(seconds: number): number {
  const sharpness = Math.log(softestAttackSeconds / seconds) / Math.log(softestAttackSeconds / sharpestAttackSeconds);
  return Math.min(1, Math.max(0, sharpness));
}
