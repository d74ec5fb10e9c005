import type { ArrangementPlan, PartName, StyleLines } from './arrangement';
import { composeArrangement } from './compose-arrangement';
import type { DrumKitName } from './drum-kits';
import { withForeignLines } from './foreign-lines';
import { SeededRandom } from './seeded-random';
import { styleNames, styles, type StyleName } from './styles/styles';

/** What weights are trained on, and what figures are reported on; they share no clip, and the test set has styles that training has not. */
export type EvaluationSet = 'training' | 'test';

export interface EvaluationPlan {
  readonly plan: ArrangementPlan;
  readonly styleName: StyleName;
  /** In a style of which the training set has no clip. */
  readonly isHeldOutStyle: boolean;
}

/** Styles that only the test set plays. */
export const heldOutStyleNames: readonly StyleName[] = ['soul', 'dubstep', 'samba', 'slowThree', 'punk', 'stringEnsemble'];

const sampleRateHz = 44_100;
const firstSeeds: Readonly<Record<EvaluationSet, number>> = { training: 1_000_000, test: 9_000_000 };
/** Songs share no seed with clips. */
const songSeeds = 500_000;
const kitNames: Readonly<Record<EvaluationSet, readonly DrumKitName[]>> = {
  training: ['acoustic', 'electronic', 'lofi', 'boomy', 'soft'],
  test: ['acoustic', 'electronic', 'lofi', 'boomy', 'soft', 'tight'],
};

/** One clip of 18 to 26 seconds: all styles in turn, played as untidily as music is. */
export function planEvaluationClip(set: EvaluationSet, index: number): EvaluationPlan {
  const seed = firstSeeds[set] + index;
  const random = new SeededRandom(Math.imul(seed, 0x85ebca6b));
  const styleName = styleAt(set, index);
  const plan = composeArrangement({
    seed,
    styleName,
    durationSeconds: random.between(18, 25),
    sampleRateHz,
    alternatives: set === 'test' ? 'all' : 'without the last',
  });
  const isHeldOutStyle = heldOutStyleNames.includes(styleName);
  const varied = vary(plan, kitNames[set], random);
  return { styleName, isHeldOutStyle, plan: set === 'training' ? withForeignLines(varied, stylesOf(set), random) : varied };
}

/** One song with sections, 60 to 110 seconds long, in the styles that have drums. */
export function planEvaluationSong(set: EvaluationSet, index: number): EvaluationPlan {
  const seed = firstSeeds[set] + songSeeds + index;
  const styleName = songStyleAt(set, index);
  const plan = composeArrangement({ seed, styleName, durationSeconds: 75, sampleRateHz, form: 'song' });
  return { styleName, isHeldOutStyle: heldOutStyleNames.includes(styleName), plan };
}

const stylesOf = (set: EvaluationSet) => (set === 'test' ? styleNames : styleNames.filter((name) => !heldOutStyleNames.includes(name)));

function styleAt(set: EvaluationSet, index: number): StyleName {
  const names = stylesOf(set);
  return names[index % names.length] ?? 'pop';
}

/** Strides through the styles, so that a few songs already differ much. */
function songStyleAt(set: EvaluationSet, index: number): StyleName {
  const names = stylesOf(set).filter((name) => styles[name].drums !== false);
  return names[(5 * index + 3) % names.length] ?? 'pop';
}

const variedParts: readonly PartName[] = ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion', 'bass', 'chords', 'lead'];

/** Makes a clean plan as untidy as music is. */
function vary(plan: ArrangementPlan, kits: readonly DrumKitName[], random: SeededRandom): ArrangementPlan {
  const drumKit = plan.drumKit === null ? null : random.pick(kits);
  return {
    ...plan,
    tempoBpm: Math.min(190, Math.max(50, Math.round(10 * plan.tempoBpm * random.between(0.96, 1.04)) / 10)),
    jitterSeconds: random.between(0.001, 0.012),
    leadInSeconds: random.between(0, 1.2),
    tempoDrift: random.chance(0.5) ? random.between(0, 0.012) : 0,
    levels: Object.fromEntries(variedParts.map((part) => [part, 10 ** random.between(-0.25, 0.15)])),
    lines: varyLines(plan.lines, random),
    drumKit,
    ...missingParts(drumKit !== null, random),
    ...(random.chance(0.25) ? withBreakdown(plan, random) : {}),
  };
}

/** Now and then a hit is added or left out for the whole clip. */
function varyLines(lines: StyleLines, random: SeededRandom): StyleLines {
  const varyMark = (mark: string) => {
    if (mark === '.') return random.chance(0.015) ? 'g' : mark;
    return mark !== 'X' && random.chance(0.04) ? '.' : mark;
  };
  const drums = (['kick', 'snare', 'hat', 'percussion'] as const).flatMap((name) => {
    const line = lines[name];
    return line === undefined ? [] : [[name, [...line].map(varyMark).join('')] as const];
  });
  return { ...lines, ...Object.fromEntries(drums) };
}

/** A clip with drums may lack a pitched part or two. */
function missingParts(hasDrums: boolean, random: SeededRandom): Partial<ArrangementPlan> {
  if (!hasDrums) return {};
  if (random.chance(0.08)) return { bass: null, chords: null, lead: null };
  return { ...(random.chance(0.1) ? { bass: null } : {}), ...(random.chance(0.1) ? { chords: null } : {}) };
}

const breakdowns: readonly (readonly PartName[])[] = [
  ['kick', 'snare'],
  ['kick', 'bass'],
  ['snare', 'hat', 'openHat', 'percussion'],
  ['kick', 'snare', 'hat', 'openHat', 'ride', 'percussion'],
];

/** Somewhere in the clip some parts rest for a few bars. */
function withBreakdown({ bars }: ArrangementPlan, random: SeededRandom): Partial<ArrangementPlan> {
  const length = Math.min(4, Math.floor(bars / 3));
  if (length < 1) return {};
  const before = Math.floor(random.between(1, bars - 2 * length + 1));
  return {
    sections: [
      { label: 'verse', bars: before, resting: [] },
      { label: 'break', bars: length, resting: random.pick(breakdowns) },
      { label: 'chorus', bars: bars - before - length, resting: [] },
    ],
  };
}
