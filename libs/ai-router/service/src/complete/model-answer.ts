import type { ChatDelta } from '@earshot/ai-router/providers';
import type { ToolCall } from '@earshot/contracts';
import type { Bill } from './billing/bill';
import type { Question } from './question';

/** What a model said, read as its task asks. */
export interface ModelAnswer {
  readonly content: string;
  /** Null where the task asks for free text. */
  readonly data: unknown;
  readonly finishReason: string;
  readonly toolCalls: readonly ToolCall[];
}

/** A piece of an answer, and what its provider calls the model that wrote it. */
export interface AnswerPiece extends ChatDelta {
  readonly model: string;
}

/** Takes an answer piece by piece; resolves when its reader is ready for the next. */
export type DeliverPiece = (piece: AnswerPiece) => Promise<void>;

/** One request on its way through the models. */
export interface Asking {
  readonly question: Question;
  readonly bill: Bill;
  readonly signal: AbortSignal;
  /** Undefined where only the whole is wanted. */
  readonly deliver?: DeliverPiece | undefined;
}
