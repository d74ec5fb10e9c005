import type { ChatDelta } from '@earshot/ai-router/providers';
import type { CallerIdentity, ToolCall } from '@earshot/contracts';
import type { Question } from './question';

/** What a model said, read as its task asks. */
export interface ModelAnswer {
  readonly content: string;
  /** Null where the task asks for free text. */
  readonly data: unknown;
  readonly finishReason: string;
  readonly toolCalls: readonly ToolCall[];
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
  /** Takes the answer piece by piece; resolves when the reader is ready for the next. Undefined where only the whole is wanted. */
  readonly deliver?: ((delta: ChatDelta) => Promise<void>) | undefined;
}
