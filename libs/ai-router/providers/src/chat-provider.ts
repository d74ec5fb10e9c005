import type { ChatParameters, ConversationMessage, TokenUsage, ToolCall } from '@earshot/contracts';

/** One call of a model. */
export interface ChatRequest {
  /** What the provider calls the model. */
  readonly model: string;
  readonly messages: readonly ConversationMessage[];
  readonly temperature: number;
  readonly maxTokens: number;
  /** What else was asked for; passed on as it is. */
  readonly parameters?: ChatParameters;
  /** For the whole answer, its body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A call whose answer is wanted piece by piece. */
export interface ChatStreamRequest extends ChatRequest {
  /** From the call to the first piece. */
  readonly firstTokenTimeoutMs: number;
  /** Between two pieces. */
  readonly idleTimeoutMs: number;
}

/** What a model wrote. */
export interface ChatReply {
  /** May be empty. */
  readonly text: string;
  /** Functions that it wants called; empty where it wants none. */
  readonly toolCalls: readonly ToolCall[];
  /** Null where the provider names none, or none that can be. */
  readonly usage: TokenUsage | null;
  readonly finishReason: string;
}

/** A piece of an answer. */
export interface ChatDelta {
  readonly text: string;
  /** Pieces of tool calls as the provider sent them: an index, and parts to be joined. */
  readonly toolCalls: readonly unknown[];
}

/** Somebody who can be asked. */
export interface ChatProvider {
  /**
   * @throws EarshotError PROVIDER_* with details `{ provider, status?, retryAfterMs? }`, or CANCELLED when the signal aborts;
   * no key is ever in it
   */
  complete(request: ChatRequest): Promise<ChatReply>;
  /**
   * Yields the answer as it is written and returns it as a whole. Leaving the loop ends the call at the provider.
   *
   * @throws EarshotError as `complete` does; a stream that ends without a finish reason was cut and fails with PROVIDER_CONNECTION
   */
  stream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, ChatReply, void>;
}
