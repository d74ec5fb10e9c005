import { outputSchemaOf } from '@earshot/ai-router/prompting';
import type { Candidate } from '@earshot/ai-router/routing';
import { canonicalJson } from '../../answers/question-key';
import type { Question } from '../question';

/** What decides whether a question goes together with others. */
export interface Groupable {
  readonly question: Question;
  readonly candidates: readonly Candidate[];
}

const mostQuestions = 16;
/** Few models answer longer than this in one piece. */
const mostAnswerTokens = 8_192;
/** What the instructions and the tags take. */
const frameTokens = 200;

/**
 * Puts questions together that one call can answer: of the same task, of the same models, in the same setting, and together
 * within the context of the first model. Each group has one member at least; those with one are asked alone.
 */
export function groupQuestions<Work extends Groupable>(works: readonly Work[]): Work[][] {
  const groups: Work[][] = [];
  const filling = new Map<string, Work[]>();
  for (const work of works) {
    const kind = kindOf(work);
    const group = kind === undefined ? undefined : filling.get(kind);
    if (group !== undefined && hasRoom(group, work)) {
      group.push(work);
      continue;
    }
    const begun = [work];
    groups.push(begun);
    if (kind !== undefined) filling.set(kind, begun);
  }
  return groups;
}

/** @returns undefined for what is always asked alone: structured answers, conversations, measurements, and what rules answer for nothing. */
function kindOf({ question, candidates: [first] }: Groupable): string | undefined {
  const { route, prompt, messages, isConversation, measurements, policy, temperature } = question;
  if (first === undefined || first.model.local || isConversation || measurements !== undefined) return undefined;
  if (outputSchemaOf(route.task) !== undefined || typeof messages.at(-1)?.content !== 'string') return undefined;
  return canonicalJson([route.task, prompt.fingerprint, first.model.id, policy, temperature, messages.slice(0, -1)]);
}

function hasRoom(group: readonly Groupable[], work: Groupable): boolean {
  const questions = [...group, work].map(({ question }) => question);
  const answerTokens = questions.reduce((sum, { maxTokens }) => sum + maxTokens, 0);
  const neededTokens = questions.reduce((sum, { promptTokens }) => sum + promptTokens, frameTokens + answerTokens);
  const contextTokens = work.candidates[0]?.model.contextTokens ?? 0;
  return questions.length <= mostQuestions && answerTokens <= mostAnswerTokens && neededTokens <= contextTokens;
}
