import type { ArrangementPlan, PartName, SectionLabel, SectionPlan, StyleLines } from './arrangement';
import { chordProgressions } from './chord-progressions';
import type { SeededRandom } from './seeded-random';
import type { Style } from './styles/style';

const forms: readonly (readonly SectionLabel[])[] = [
  ['intro', 'verse', 'chorus', 'verse', 'chorus', 'outro'],
  ['intro', 'verse', 'chorus', 'break', 'chorus'],
  ['verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus'],
  ['intro', 'verse', 'break', 'verse', 'outro'],
];
/** Sections of music come in fours of bars. */
const barsPerPhrase = 4;

const restingParts: Readonly<Record<SectionLabel, readonly (readonly PartName[])[]>> = {
  intro: [
    ['kick', 'snare', 'bass', 'lead'],
    ['chords', 'lead'],
    ['bass', 'chords', 'lead', 'openHat'],
  ],
  verse: [['lead', 'openHat'], ['lead']],
  chorus: [[]],
  bridge: [
    ['kick', 'snare'],
    ['snare', 'lead'],
  ],
  break: [
    ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion'],
    ['kick', 'bass'],
    ['bass', 'chords', 'lead'],
  ],
  outro: [
    ['snare', 'lead'],
    ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion', 'lead'],
  ],
};

/**
 * Makes a song of a loop that lasts about as long: sections of four bars or a multiple, those with the same label arranged alike,
 * each label with its own lines, progression and parts.
 */
export function composeSongForm(loop: ArrangementPlan, style: Style, random: SeededRandom): ArrangementPlan {
  const labels = random.pick(forms);
  const bars = Math.max(barsPerPhrase, barsPerPhrase * Math.round(loop.bars / labels.length / barsPerPhrase));
  const byLabel = new Map<SectionLabel, SectionPlan>();
  const sections = labels.map((label) => {
    const section = byLabel.get(label) ?? composeSection({ label, bars, loop, style, random });
    byLabel.set(label, section);
    return section;
  });
  const total = sections.reduce((sum, section) => sum + section.bars, 0);
  return { ...loop, bars: total, sections, lead: loop.lead ?? random.pick(['lead', 'electricPiano'] as const) };
}

interface SectionOptions {
  readonly label: SectionLabel;
  readonly bars: number;
  readonly loop: ArrangementPlan;
  readonly style: Style;
  readonly random: SeededRandom;
}

function composeSection({ label, bars, loop, style, random }: SectionOptions): SectionPlan {
  const isHalf = (label === 'intro' || label === 'outro') && bars >= 2 * barsPerPhrase;
  const lines: Partial<StyleLines> = { hat: random.pick(style.hat), bass: random.pick(style.bass), chords: random.pick(style.chords) };
  const progression = random.pick(chordProgressions[loop.mode]);
  return {
    label,
    bars: isHalf ? bars / 2 : bars,
    resting: random.pick(restingParts[label]),
    ...(label === 'verse' ? {} : { lines, progression }),
  };
}
