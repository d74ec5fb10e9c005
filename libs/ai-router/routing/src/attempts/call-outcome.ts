import type { EarshotError, TokenUsage, UsdAmount } from '@earshot/contracts';

/** How one call of a model went, with what it cost either way. */
export type CallOutcome<Answer> =
  { readonly kind: 'answered'; readonly answer: Answer; readonly usage: TokenUsage; readonly costUsd: UsdAmount } | FailedOutcome;

export interface FailedOutcome {
  readonly kind: 'failed';
  readonly error: EarshotError;
  readonly usage: TokenUsage | null;
  readonly costUsd: UsdAmount;
  /** What made it fail is mended, for example by another key: the same call may be made again at once. */
  readonly isMended?: boolean;
  /** Pieces of the answer were passed on: nobody else can begin it anew. */
  readonly hasBegun?: boolean;
  /** The text that could not be used, for the one call that asks to put it right. */
  readonly unusableText?: string;
}
