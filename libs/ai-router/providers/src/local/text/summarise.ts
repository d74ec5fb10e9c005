import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { sentencesOf, wordsOf } from './sentences';

/** A summary has at most this share of the sentences, and at least three where there are. */
const share = 0.2;
const fewest = 3;
const most = 12;
const shortestWord = 4;
/** What readers act on: numbers, decisions, conditions, dates, questions. */
const weighty = /\d|\b(?:not|never|must|decid|agree|will|should|because|unless|only|deadline|due|result|total|risk|cost)\w*|\?$/i;

interface Weighed {
  readonly sentence: string;
  readonly position: number;
  readonly weight: number;
}

/** @returns the sentences that say most, in their order, word for word: nothing can be lost in translation. */
export function keySentences(text: string, count?: number): string[] {
  const sentences = [...new Set(sentencesOf(text))];
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) if (word.length >= shortestWord) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weighed = sentences.map<Weighed>((sentence, position) => {
    const words = wordsOf(sentence).filter((word) => word.length >= shortestWord);
    const frequency = words.reduce((sum, word) => sum + Math.log1p(counts.get(word) ?? 0), 0) / Math.max(words.length, fewest);
    return { sentence, position, weight: frequency + (weighty.test(sentence) ? 0.6 : 0) + (position === 0 ? 0.5 : 0) };
  });
  const wanted = count ?? Math.min(most, Math.max(fewest, Math.ceil(sentences.length * share)));
  return weighed
    .sort((one, other) => other.weight - one.weight || one.position - other.position)
    .slice(0, wanted)
    .sort((one, other) => one.position - other.position)
    .map(({ sentence }) => sentence);
}

/** Summarises by choosing sentences. */
export const writeSummary: LocalRule = (question) => {
  const text = givenValue(question, 'prompt');
  if (text.trim() === '') return undefined;
  const bullets = keySentences(text).map((sentence) => `- ${sentence.replace(/^[-*•]\s*/, '')}`);
  return `${bullets.join('\n')}\n\n${signature('chosen sentences')}`;
};
