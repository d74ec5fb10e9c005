import type { ChordSegment, Mode } from '@earshot/contracts';

import { diatonicTriads } from './diatonic-triads';
import { keyProfiles, type KeyProfile } from './key-profiles';
import { pitchClassNames } from './pitch-classes';

export interface KeyCandidate {
  /** With sharps, for example `F#`. */
  readonly tonic: string;
  readonly mode: Mode;
  /** 0 to 1; those of all candidates sum to 1 or less. */
  readonly confidence: number;
}

const mostCandidates = 5;
/** Difference of score that makes one key e times as likely as another. */
const temperature = 0.06;
/** One note or one chord fits several keys: the same difference says less. */
const loneTemperature = 0.15;
const modes = ['MAJOR', 'MINOR'] as const;
/** How much the best-fitting profile decides against the other one. */
const profileWeights = { bgate: 0.8, edma: 0.2 } as const;
/** The triads of the key are what is played, that of the tonic most, which tells a key from its fifth and its relative. */
const tonicTriadWeight = 0.6;
const otherTriadWeight = 0.3;
/** Most music begins with the triad of the tonic. */
const beginningWeight = 0.15;

export interface KeyEvidence {
  /** Twelve shares from C to B. */
  readonly chroma: readonly number[];
  /** Recognised triads; empty when there are none. */
  readonly chords: readonly ChordSegment[];
}

/**
 * Ranked keys by correlation of the chroma with rotated profiles (Krumhansl, "Cognitive Foundations of Musical Pitch", 1990; profiles bgate and
 * edma), by how long the key's own triads sound (after Noland and Sandler, "Signal Processing Parameters for Tonality Estimation", AES
 * 2007) and by which triad comes first.
 *
 * @returns best first; empty when the chroma is flat or empty
 */
export function estimateKey({ chroma, chords }: KeyEvidence): KeyCandidate[] {
  const sounding = chords.filter(({ label }) => label !== 'N');
  const triads = triadShares(sounding);
  const isProgression = triads.size > 1;
  const scored = pitchClassNames.flatMap((tonic, rotation) =>
    modes.map((mode) => {
      const fit = (name: keyof typeof profileWeights) => profileWeights[name] * match(chroma, keyProfiles[name], { mode, rotation });
      const harmony = isProgression ? scoreHarmony(diatonicTriads(rotation, mode), triads, sounding[0]) : 0;
      return { tonic, mode, score: fit('bgate') + fit('edma') + harmony };
    }),
  );
  scored.sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  if (best <= 0) return [];
  const weights = scored.map(({ score }) => Math.exp((score - best) / (isProgression ? temperature : loneTemperature)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return scored.slice(0, mostCandidates).map(({ tonic, mode }, index) => ({ tonic, mode, confidence: (weights[index] ?? 0) / total }));
}

/** How well the chords suit a key. */
function scoreHarmony([tonic, ...others]: readonly string[], shares: ReadonlyMap<string, number>, first: ChordSegment | undefined): number {
  const shareOf = (label = '') => shares.get(label) ?? 0;
  const ofOthers = others.reduce((sum, label) => sum + shareOf(label), 0);
  return tonicTriadWeight * shareOf(tonic) + otherTriadWeight * ofOthers + (first?.label === tonic ? beginningWeight : 0);
}

/** Share of the time with a chord that each label takes. */
function triadShares(sounding: readonly ChordSegment[]): Map<string, number> {
  const shares = new Map<string, number>();
  const total = sounding.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const { start, end, label } of sounding) shares.set(label, (shares.get(label) ?? 0) + (end - start) / total);
  return shares;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson correlation of the chroma, read from the tonic upwards, with a profile. */
function match(chroma: readonly number[], profile: KeyProfile, { mode, rotation }: { mode: Mode; rotation: number }): number {
  const expected = profile[mode];
  const expectedMean = mean(expected);
  const chromaMean = mean(chroma);
  let product = 0;
  let expectedEnergy = 0;
  let chromaEnergy = 0;
  expected.forEach((weight, interval) => {
    const expectedPart = weight - expectedMean;
    const chromaPart = (chroma[(interval + rotation) % 12] ?? 0) - chromaMean;
    product += expectedPart * chromaPart;
    expectedEnergy += expectedPart ** 2;
    chromaEnergy += chromaPart ** 2;
  });
  return chromaEnergy > 0 ? product / Math.sqrt(expectedEnergy * chromaEnergy) : 0;
}
