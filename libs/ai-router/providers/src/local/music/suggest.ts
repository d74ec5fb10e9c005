import type { LocalQuestion, LocalRule } from '../local-question';
import { givenValue } from '../given-values';
import { quickSums } from '../quick/quick-sums';
import { signature } from '../signature';
import { describeSound } from '../traits/sound-traits';
import { suggestForFlStudio, suggestIdeas, suggestTips } from '../vibe/suggestions';
import { readMeasurements } from './read-measurements';

const numbered = (lines: readonly string[]): string => lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

const generalTips = [
  'Set the levels of everything by faders alone first, quietly and in mono.',
  'High-pass what has no business below 100 Hz, and stop when it gets thin.',
  'Let kick and bass share the low end: duck the bass by 2 to 4 dB with a compressor keyed by the kick (release 80 to 150 ms).',
  'Cut 2 to 3 dB where two parts mask each other instead of raising the one that is lost; for voices look between 2 and 4 kHz.',
  'Put one reverb on a bus with a pre-delay of 20 ms and a high-pass at 200 Hz, and send to it.',
];
const generalIdeas = [
  'Rhythm: mute the downbeat in every fourth bar, and let the next one fall harder.',
  'Harmony: take the chords i, VI, III, VII of the key and change only the bass note of the third.',
  'Sound: resample the hook through a delay at 3/16, reverse it, and use its tail as the intro.',
  'Arrangement: eight bars without the drums before the last chorus, with the hi-hat alone in the second half.',
  'Process: delete the part you worked on longest, and listen whether it is missed.',
];

function suggest(
  question: LocalQuestion,
  [own, general]: readonly [own: readonly string[], general: readonly string[]],
): string | undefined {
  if (own.length === 0 && givenValue(question, 'prompt').trim() === '') return undefined;
  return `${numbered([...own, ...general].slice(0, 5))}\n\n${signature(own.length === 0 ? 'a list for every material' : 'measurements')}`;
}

/** What to do with material at once. */
export const suggestProduction: LocalRule = (question) => {
  const features = readMeasurements(question);
  const traits = features === undefined ? undefined : describeSound(features);
  return suggest(question, [traits === undefined ? [] : [...suggestTips(traits), ...suggestForFlStudio(traits).slice(0, 1)], generalTips]);
};

/** Where material could lead. */
export const suggestCreatively: LocalRule = (question) => {
  const features = readMeasurements(question);
  return suggest(question, [features === undefined ? [] : suggestIdeas(describeSound(features)), generalIdeas]);
};

/** What the key that is named or measured holds. */
export const explainHarmony: LocalRule = (question) => {
  const label = readMeasurements(question)?.tonal.label;
  const asked = `${givenValue(question, 'prompt')} ${givenValue(question, 'context', 'measurements')} ${label ?? ''}`.trim();
  if (asked === '') return undefined;
  const found = quickSums.map((reckon) => reckon(`${asked} key notes`)).find((answer) => answer !== undefined);
  return found === undefined ? undefined : `${found}\n\n${signature('reckoned')}`;
};
