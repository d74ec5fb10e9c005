import type { FreshAnswer, Work } from '../work';
import type { Groupable } from './group-questions';

/** Work that waits to be asked for together with other work. */
export interface WaitingWork extends Groupable {
  readonly work: Work;
  /** Ends when nobody waits for it any more. */
  readonly signal: AbortSignal;
  answer(fresh: FreshAnswer | Promise<FreshAnswer>): void;
  refuse(error: unknown): void;
}

/** Gathers work, so that what is alike can be asked at once. */
export class GatheredWork {
  readonly waiting: WaitingWork[] = [];

  /** @returns what will be answered. */
  add(work: Work, signal: AbortSignal): Promise<FreshAnswer> {
    return new Promise<FreshAnswer>((answer, refuse) => {
      this.waiting.push({ work, signal, answer, refuse, question: work.question, candidates: work.candidates });
    });
  }
}
