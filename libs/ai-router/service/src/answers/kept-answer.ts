import type { TokenUsage, ToolCall } from '@earshot/contracts';

/** An answer as it is kept: what was said, who said it, and what it took. */
export interface KeptAnswer {
  readonly content: string;
  readonly data: unknown;
  readonly provider: string;
  /** What the provider calls the model. */
  readonly model: string;
  readonly finishReason: string;
  readonly toolCalls: readonly ToolCall[];
  /** What the answering call used: what a hit saves. */
  readonly usage: TokenUsage;
}
