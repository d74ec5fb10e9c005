import type { TokenUsage } from '@earshot/contracts';

/** One call of a model. */
export interface ChatRequest {
  /** What the provider calls the model. */
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
  readonly temperature: number;
  readonly maxTokens: number;
  /** For the whole answer, its body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What a model wrote. */
export interface ChatReply {
  /** May be empty. */
  readonly text: string;
  /** Null where the provider names none, or none that can be. */
  readonly usage: TokenUsage | null;
  readonly finishReason: string;
}

/** Somebody who can be asked. */
export interface ChatProvider {
  /**
   * @throws EarshotError PROVIDER_* with details `{ provider, status?, retryAfterMs? }`, or CANCELLED when the signal aborts;
   * no key is ever in it
   */
  complete(request: ChatRequest): Promise<ChatReply>;
}
