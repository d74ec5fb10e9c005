import type { BudgetAmount } from './budget-amount';

/** The state of a budget. Whatever happens, used + reserved + remaining = limit in both measures. */
export interface BudgetBalance {
  readonly used: BudgetAmount;
  readonly reserved: BudgetAmount;
  readonly remaining: BudgetAmount;
}

/**
 * Stands for "no limit in dollars": $4,000,000 a month. A number instead of an absent one keeps admission a single
 * comparison within one document, and leaves room below the 2^53 that stores hold.
 */
export const unlimitedNanoUsd = 4_000_000_000_000_000n;

/**
 * @returns what must remain for an amount to be admitted; a measure of which nothing is taken is not asked, so that what
 * costs nothing is admitted with an exhausted budget too.
 */
export const needed = ({ tokens, nanoUsd }: BudgetAmount): { readonly tokens?: number; readonly nanoUsd?: bigint } => ({
  ...(tokens > 0 ? { tokens } : {}),
  ...(nanoUsd > 0n ? { nanoUsd } : {}),
});

/** @returns whether what remains admits an amount. */
export function covers(remaining: BudgetAmount, amount: BudgetAmount): boolean {
  const { tokens, nanoUsd } = needed(amount);
  return (tokens === undefined || remaining.tokens >= tokens) && (nanoUsd === undefined || remaining.nanoUsd >= nanoUsd);
}
