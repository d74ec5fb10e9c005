import type { MeasuredFeatures } from '@earshot/contracts';
import type { SoundTraits } from '../traits/sound-traits';
import { quote } from './quote';

type Note = (features: MeasuredFeatures, traits: SoundTraits) => string | undefined;

const pulse: Note = ({ rhythm: { bpm, confidence } }, { isPulseClear }) => {
  if (bpm === null) return 'There is no steady pulse, so trigger it by hand and let it ring across the bar.';
  const tempo = `The tempo reads ${quote.bpm(bpm)} with a confidence of ${quote.ratio(confidence)}`;
  return isPulseClear
    ? `${tempo}: set the project to it and chop on the grid.`
    : `${tempo}: trust your ear, place the chops by hand and leave quantise off.`;
};

const harmony: Note = ({ tonal: { label, confidence } }) =>
  label === null
    ? 'Nothing in it holds a key, so it sits under any harmony.'
    : `It is in ${label} (confidence ${quote.ratio(confidence)}); tune bass and melodies to that before anything is pitched.`;

const spectralAdvice: Readonly<Record<SoundTraits['brightness'], string>> = {
  dark: 'the top is free for hats and vocals, and a little drive brings it forward',
  warm: 'it takes a low-pass sweep well and leaves air for hats',
  open: 'it cuts through by itself; carve the middle if a vocal comes on top',
  bright: 'tame the top with a filter or vinyl simulation before it is layered',
};

const spectrum: Note = ({ spectral: { centroidHz, rolloffHz } }, { brightness }) =>
  `With its centroid at ${quote.hertz(centroidHz)} and its rolloff at ${quote.hertz(rolloffHz)} the sound is ${brightness}: ${spectralAdvice[brightness]}.`;

const hotPeakDbtp = -1;
const quietLufs = -20;

const level: Note = ({ loudness: { integratedLufs, truePeakDbtp } }) => {
  if (integratedLufs === null || truePeakDbtp === null) return undefined;
  const measured = `It plays at a loudness of ${quote.lufs(integratedLufs)} with a true peak of ${quote.dbtp(truePeakDbtp)}`;
  if (truePeakDbtp > hotPeakDbtp) return `${measured}, so pull it down before resampling or the converters clip.`;
  return integratedLufs < quietLufs
    ? `${measured}, so bring it up before effects, not after.`
    : `${measured}, which leaves room for effects.`;
};

const dynamicsAdvice: Readonly<Record<SoundTraits['punch'], string>> = {
  flat: 'it is squeezed already, so leave the compressor off',
  controlled: 'it keeps its place in a beat without much help',
  punchy: 'the hits stand out, and parallel compression would thicken what lies between them',
  spiky: 'the peaks run far ahead of the body, so a limiter or some drive brings them together',
};

const dynamics: Note = ({ dynamics: { crestFactorDb } }, { punch }) =>
  `Its crest factor is ${quote.decibel(crestFactorDb)}: ${dynamicsAdvice[punch]}.`;

const space: Note = ({ stereo: { correlation, monoCompatible } }) =>
  monoCompatible
    ? undefined
    : `The channels disagree (correlation ${quote.ratio(correlation)}): check it in mono before it goes to a club system.`;

const lowEnd: Note = ({ bass: { subShare, bassShare } }, { isBassHeavy }) =>
  isBassHeavy
    ? `The low end carries it, with ${quote.percent(subShare)} of the energy in the sub band and ${quote.percent(bassShare)} in the bass: give it that range to itself or cut it.`
    : undefined;

const notes: readonly Note[] = [pulse, harmony, spectrum, level, dynamics, space, lowEnd];

/** Advice for the sampler, each sentence resting on a measurement that it quotes. */
export function writeProductionNotes(features: MeasuredFeatures, traits: SoundTraits): string {
  return notes
    .map((note) => note(features, traits))
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
