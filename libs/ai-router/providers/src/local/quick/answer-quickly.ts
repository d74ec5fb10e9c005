import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { glossary, type GlossaryEntry } from './glossary';
import { quickSums } from './quick-sums';

/** Longer questions are about more than a term. */
const longestQuestion = 400;
const defining =
  /^(?:so |and |please |can you |could you )*(?:what(?:'s| is| are| does| do)|explain|define|tell me about|how (?:do(?:es)?|should|can|to)|describe|when|why|meaning of)\b/i;

/** Answers what can be reckoned or looked up; anything else is none of its business. */
export const answerQuickly: LocalRule = (question) => {
  const asked = givenValue(question, 'prompt').trim();
  if (asked === '' || asked.length > longestQuestion) return undefined;
  for (const reckon of quickSums) {
    const answer = reckon(asked);
    if (answer !== undefined) return `${answer}\n\n${signature('reckoned')}`;
  }
  const entry = defining.test(asked) ? findTerm(asked.toLowerCase()) : undefined;
  return entry === undefined ? undefined : `${entry.text}\n\n${signature('a glossary')}`;
};

/** The longest name that the question holds as a word decides. */
function findTerm(asked: string): GlossaryEntry | undefined {
  const words = ` ${asked.replace(/[^\p{L}\p{N}./#-]+/gu, ' ').replace(/[.\s]+$/, '')} `;
  return glossary
    .flatMap((entry) =>
      entry.names.filter((name) => words.includes(` ${name} `) || words.includes(` ${name}s `)).map((name) => ({ entry, name })),
    )
    .sort((one, other) => other.name.length - one.name.length)[0]?.entry;
}
