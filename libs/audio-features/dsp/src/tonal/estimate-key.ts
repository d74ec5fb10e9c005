import type { ChordSegment, Mode } from '@earshot/contracts';

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
/** The tonic's triad is heard most, which tells a key from its fifth and its relative. */
const tonicTriadWeight = 0.2;

export interface KeyEvidence {
  /** Twelve shares from C to B. */
  readonly chroma: readonly number[];
  /** Recognised triads; empty when there are none. */
  readonly chords: readonly ChordSegment[];
}

/**
 * Ranked keys by correlation of the chroma with rotated profiles (Krumhansl, "Cognitive Foundations of Musical Pitch", 1990; profiles bgate and
 * edma) and by how long the tonic's triad sounds.
 *
 * @returns best first; empty when the chroma is flat or empty
 */
export function estimateKey({ chroma, chords }: KeyEvidence): KeyCandidate[] {
  const triads = triadShares(chords);
  const isProgression = triads.size > 1;
  const scored = pitchClassNames.flatMap((tonic, rotation) =>
    modes.map((mode) => {
      const fit = (name: keyof typeof profileWeights) => profileWeights[name] * match(chroma, keyProfiles[name], { mode, rotation });
      const triad = isProgression ? (triads.get(mode === 'MAJOR' ? tonic : `${tonic}m`) ?? 0) : 0;
      return { tonic, mode, score: fit('bgate') + fit('edma') + tonicTriadWeight * triad };
    }),
  );
  scored.sort((one, other) => other.score - one.score);
  const best = scored[0]?.score ?? 0;
  if (best <= 0) return [];
  const weights = scored.map(({ score }) => Math.exp((score - best) / (isProgression ? temperature : loneTemperature)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return scored.slice(0, mostCandidates).map(({ tonic, mode }, index) => ({ tonic, mode, confidence: (weights[index] ?? 0) / total }));
}

/** Share of the time with a chord that each label takes. */
function triadShares(chords: readonly ChordSegment[]): Map<string, number> {
  const shares = new Map<string, number>();
  const sounding = chords.filter(({ label }) => label !== 'N');
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
