import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { describeSound } from '../traits/sound-traits';
import { findInMix } from './mix-findings';
import { readMeasurements } from './read-measurements';

const mostProblems = 5;

/** Advice for a mix, each point resting on a measurement that it quotes. */
export const writeMixAdvice: LocalRule = (question) => {
  const features = readMeasurements(question);
  if (features === undefined) return undefined;
  if (describeSound(features).isSilent) return `There is no sound to mix: check the export.\n\n${signature('measurements')}`;
  const findings = findInMix(features);
  const problems = findings.filter(({ move }) => move !== undefined).slice(0, mostProblems);
  const numbered = problems.map(({ text, move }, index) => `${index + 1}. **${text}.** ${move}`);
  const kept = findings.filter(({ move }) => move === undefined).map(({ text }) => `- ${text}`);
  return [
    numbered.length === 0 ? 'The measurements show nothing that stands between this mix and a finished one.' : numbered.join('\n'),
    ...(kept.length === 0 ? [] : [`Leave as it is:\n\n${kept.join('\n')}`]),
    'Check the result in mono, quietly, and against a reference at equal loudness.',
    signature('measurements'),
  ].join('\n\n');
};
