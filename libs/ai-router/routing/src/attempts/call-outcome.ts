import type { EarshotError, TokenUsage, UsdAmount } from '@earshot/contracts';

/** How one call of a model went, with what it cost either way. */
export type CallOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly usage: TokenUsage; readonly costUsd: UsdAmount }
  | { readonly kind: 'failed'; readonly error: EarshotError; readonly usage: TokenUsage | null; readonly costUsd: UsdAmount };
