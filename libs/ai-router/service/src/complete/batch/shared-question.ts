import { countTokens } from '@earshot/ai-router/prompting';
import { attempt, isEarshotError, type Attempt } from '@earshot/contracts';
import { z } from 'zod';
import type { AttemptLedger } from '../../ledger/attempt-ledger';
import { OwnBill } from '../billing/own-bill';
import { shareOut } from '../billing/share-out';
import { SharedBill } from '../billing/shared-bill';
import { tokenizer } from '../prompt-writer';
import type { Question } from '../question';
import type { Work } from '../work';
import { readCombinedAnswer } from './combined-answer';
import { combineQuestions } from './combined-question';

/** Questions that are asked as one, with the bill that they share. */
export interface SharedQuestion {
  readonly question: Question;
  readonly bill: SharedBill;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Each pays for the prompt by the length of its question, and for the answer by the length of its own. */
export function shareQuestion(works: readonly [Work, ...Work[]], ledger: AttemptLedger): SharedQuestion {
  const [first, ...others] = works;
  const question = combineQuestions([first.question, ...others.map((work) => work.question)]);
  const asked = works.map((work) => work.question.promptTokens);
  const prompts = shareOut(Math.max(question.promptTokens, sumOf(asked)), asked);
  const answers = shareOut(
    question.maxTokens,
    works.map((work) => work.question.maxTokens),
  );
  const bills = works.map(
    ({ payer }, index) => new OwnBill(ledger, { ...payer, promptTokens: prompts[index] ?? 0, maxTokens: answers[index] ?? 0 }),
  );
  const weigh = (text: string) => {
    const answered = readCombinedAnswer(text, works.length).map((answer) => countTokens(answer ?? '', tokenizer));
    return { asked, answered };
  };
  return { question, bill: new SharedBill(bills, weigh) };
}

const failedAttempts = z.object({ attempts: z.array(attempt) });

/** @returns the calls that were made in vain, as far as the error tells. */
export function attemptsBefore(error: unknown): Attempt[] {
  const read = failedAttempts.safeParse(isEarshotError(error) ? error.details : undefined);
  return read.success ? read.data.attempts : [];
}
