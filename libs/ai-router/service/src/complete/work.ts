import type { Candidate } from '@earshot/ai-router/routing';
import type { Attempt } from '@earshot/contracts';
import type { KeptAnswer } from '../answers/kept-answer';
import type { Payer } from './billing/own-bill';
import type { Shown } from './completion.view';
import type { Question } from './question';

/** A request with everything that is needed to answer it. */
export interface Work {
  readonly question: Question;
  readonly payer: Payer;
  /** Under which an answer is kept, and equal work is shared; undefined where its task wants neither. */
  readonly key: string | undefined;
  readonly candidates: readonly Candidate[];
  readonly callerDeadlineAtMs: number | undefined;
  readonly shown: () => Shown;
}

/** An answer that was asked for, and every call that it took. */
export interface FreshAnswer {
  readonly answer: KeptAnswer;
  readonly attempts: readonly Attempt[];
}

/** Has work done; ends when nobody waits for it any more. */
export type AskFor = (signal: AbortSignal) => Promise<FreshAnswer>;
