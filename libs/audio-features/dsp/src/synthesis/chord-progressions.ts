import type { Mode } from '@earshot/contracts';

/** A triad as semitones above the tonic and its quality. */
export interface ChordDegree {
  readonly semitones: number;
  readonly quality: 'major' | 'minor';
}

const major = (semitones: number): ChordDegree => ({ semitones, quality: 'major' });
const minor = (semitones: number): ChordDegree => ({ semitones, quality: 'minor' });

/** One chord a bar. The tonic comes first and is heard most often. */
export const chordProgressions: Readonly<Record<Mode, readonly (readonly ChordDegree[])[]>> = {
  MAJOR: [
    [major(0), major(7), minor(9), major(5)],
    [major(0), minor(9), major(5), major(7)],
    [major(0), major(5), major(0), major(7)],
    [major(0), major(5), major(7), major(0)],
    [major(0), minor(2), major(7), major(0)],
    [major(0), minor(4), major(5), major(7)],
  ],
  MINOR: [
    [minor(0), major(8), minor(5), major(7)],
    [minor(0), minor(5), major(7), minor(0)],
    [minor(0), major(10), major(8), major(7)],
    [minor(0), minor(5), minor(0), minor(7)],
    [minor(0), major(8), major(10), minor(0)],
    [minor(0), minor(7), major(8), minor(5)],
  ],
};
