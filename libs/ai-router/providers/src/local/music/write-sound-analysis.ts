import type { MeasuredFeatures } from '@earshot/contracts';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { describeSound } from '../traits/sound-traits';
import { writeProductionNotes } from '../vibe/production-notes';
import { quote } from '../vibe/quote';
import { writeVibe } from '../vibe/write-vibe';
import { findInMix } from './mix-findings';
import { readMeasurements } from './read-measurements';

/** Interprets what was measured, in the layout of the prompt. */
export const writeSoundAnalysis: LocalRule = (question) => {
  const features = readMeasurements(question);
  if (features === undefined) return undefined;
  const vibe = writeVibe(features);
  const traits = describeSound(features);
  if (traits.isSilent) return `**In Short**\n\n${vibe.summary ?? vibe.vibe}\n\n${signature('measurements')}`;
  const space = findInMix(features).map(({ text }) => (text.endsWith('.') ? text : `${text}.`));
  return [
    `**In Short**\n\n${vibe.vibe}. ${vibe.summary ?? ''}`,
    `**Rhythm And Harmony**\n\n${writeHarmony(features)}`,
    `**Sound**\n\n${writeProductionNotes(features, traits)}`,
    `**Dynamics And Space**\n\n${space.join(' ')}`,
    `**Where It Fits**\n\nIt fits ${vibe.genre.join(' and ')}; its mood is ${vibe.mood}.`,
    signature('measurements'),
  ].join('\n\n');
};

function writeHarmony({ rhythm: { bpm, confidence, onsetRate }, tonal }: MeasuredFeatures): string {
  const pulse = bpm === null ? 'It has no steady pulse' : `It moves at ${quote.bpm(bpm)} (confidence ${quote.ratio(confidence)})`;
  const key = tonal.label === null ? 'and holds no key' : `and is in ${tonal.label} (confidence ${quote.ratio(tonal.confidence)})`;
  return `${pulse} ${key}. About ${quote.ratio(onsetRate)} sounds begin each second.`;
}
