import type { Mode } from '@earshot/contracts';

import { pitchClassNames } from './pitch-classes';

/** Semitones above the tonic and the suffix of the label; minor keys also have the major dominant of the harmonic scale. */
const degrees: Readonly<Record<Mode, readonly (readonly [number, '' | 'm'])[]>> = {
  MAJOR: [
    [0, ''],
    [2, 'm'],
    [4, 'm'],
    [5, ''],
    [7, ''],
    [9, 'm'],
  ],
  MINOR: [
    [0, 'm'],
    [3, ''],
    [5, 'm'],
    [7, 'm'],
    [7, ''],
    [8, ''],
    [10, ''],
  ],
};

/** Labels of the major and minor triads that belong to a key, that of the tonic first. */
export function diatonicTriads(tonicPitchClass: number, mode: Mode): string[] {
  return degrees[mode].map(([semitones, suffix]) => `${pitchClassNames[(tonicPitchClass + semitones) % 12] ?? ''}${suffix}`);
}
