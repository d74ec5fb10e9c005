import { chordProgressions, styles, type ArrangementPlan, type ChordDegree } from '@earshot/audio-features/dsp';

export type DemoTrackName = 'drum-loop' | 'bass-line' | 'full-arrangement';

/** The tracks that a fresh installation starts with, in the order in which they are added. */
export const demoTrackNames: readonly DemoTrackName[] = ['drum-loop', 'bass-line', 'full-arrangement'];

const common = { sampleRateHz: 44_100, jitterSeconds: 0.003, leadInSeconds: 0, tuningCents: 0, swing: 0 } as const;
const silentParts = { drumKit: null, bass: null, chords: null, lead: null } as const;

export const demoTrackPlans: Readonly<Record<DemoTrackName, ArrangementPlan>> = {
  'drum-loop': {
    ...common,
    ...silentParts,
    seed: 92,
    tempoBpm: 92,
    bars: 8,
    style: styles.hiphop,
    swing: 0.25,
    lines: {
      kick: 'X.....x...x.....',
      snare: '....X.......X...',
      hat: 'x.x.x.x.x.x.x.x.',
      openHat: '..............x.',
      bass: '................',
      chords: '................',
    },
    tonic: 0,
    mode: 'MINOR',
    progression: firstProgression('MINOR'),
    drumKit: 'acoustic',
  },
  'bass-line': {
    ...common,
    ...silentParts,
    seed: 110,
    tempoBpm: 110,
    bars: 10,
    style: styles.rock,
    lines: {
      kick: 'X.......X.......',
      snare: '................',
      hat: '....x.......x...',
      openHat: '................',
      bass: 'r...r.5.r...o.5.',
      chords: '................',
    },
    tonic: 9,
    mode: 'MINOR',
    progression: firstProgression('MINOR'),
    bass: 'pluckedBass',
  },
  'full-arrangement': {
    ...common,
    seed: 120,
    tempoBpm: 120,
    bars: 12,
    style: styles.pop,
    lines: {
      kick: 'X...X...X...X...',
      snare: '....X.......X...',
      hat: '..x...x...x...x.',
      openHat: '..............x.',
      bass: 'r..r..r.r..r..o.',
      chords: 'x.......x.......',
    },
    tonic: 5,
    mode: 'MAJOR',
    progression: firstProgression('MAJOR'),
    drumKit: 'electronic',
    bass: 'sawBass',
    chords: 'pad',
    lead: 'electricPiano',
  },
};

function firstProgression(mode: 'MAJOR' | 'MINOR'): readonly ChordDegree[] {
  const [progression] = chordProgressions[mode];
  if (!progression) throw new RangeError(`there is no progression in ${mode}`);
  return progression;
}
