import type { CallerIdentity } from '@earshot/contracts';
import type { Question } from './question';

/** What a model said, read as its task asks. */
export interface ModelAnswer {
  readonly content: string;
  /** Null where the task asks for free text. */
  readonly data: unknown;
  readonly finishReason: string;
}

/** One request on its way through the models. */
export interface Asking {
  readonly question: Question;
  readonly operationId: string;
  readonly fileId: string | undefined;
  readonly caller: CallerIdentity;
  /** Names this run; its attempts are `<run id>-<number>`. */
  readonly runId: string;
  readonly signal: AbortSignal;
}
