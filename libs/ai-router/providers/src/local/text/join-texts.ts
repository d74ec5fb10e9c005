import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { sentencesOf, wordsOf } from './sentences';
import { keySentences } from './summarise';
import { signature } from '../signature';

const greeting = /^(?:hi|hello|hey|dear|thanks|thank you|best regards|kind regards|cheers|regards|sincerely)\b.{0,60}$/i;

/** Joins texts: what is said twice stands once, greetings go, everything else stays word for word. */
export const joinTexts: LocalRule = (question) => {
  const said = new Set<string>();
  const kept = sentencesOf(givenValue(question, 'prompt')).filter((sentence) => {
    const meaning = wordsOf(sentence).join(' ');
    if (greeting.test(sentence) || said.has(meaning)) return false;
    said.add(meaning);
    return true;
  });
  return kept.length === 0 ? undefined : kept.join('\n');
};

/** Puts material into the layout of a result. */
export const finalise: LocalRule = (question) => {
  const material = givenValue(question, 'compressed_data', 'prompt');
  if (material.trim() === '') return undefined;
  const insights = keySentences(material, 6);
  const questions = sentencesOf(material).filter((sentence) => sentence.endsWith('?'));
  const list = (lines: readonly string[]): string => (lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n'));
  return [
    `**Result**\n\n${keySentences(material, 2).join(' ')}`,
    `**Insights**\n\n${list(insights)}`,
    `**Open Questions**\n\n${list(questions.slice(0, 5))}`,
    `**Next Steps**\n\n${list(
      sentencesOf(material)
        .filter((sentence) => /\b(?:must|should|need|todo|next|will)\b/i.test(sentence))
        .slice(0, 5),
    )}`,
    signature('chosen sentences'),
  ].join('\n\n');
};
