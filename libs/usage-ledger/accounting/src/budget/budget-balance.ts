import { nothing, subtractAmounts, type BudgetAmount } from './budget-amount';

/** The three accounts of a budget. Whatever happens, used + reserved + remaining = limit in both measures. */
export interface BudgetBalance {
  readonly used: BudgetAmount;
  readonly reserved: BudgetAmount;
  readonly remaining: BudgetAmount;
}

/** What one transition adds to each account. */
export type BudgetChange = BudgetBalance;

/**
 * Stands for "no limit in dollars": $4,000,000 a month. A number instead of an absent one keeps admission a single
 * comparison within one document, and leaves room below the 2^53 that stores hold.
 */
export const unlimitedNanoUsd = 4_000_000_000_000_000n;

const minus = (amount: BudgetAmount): BudgetAmount => subtractAmounts(nothing, amount);

/** Sets an amount aside. */
export const reserving = (estimate: BudgetAmount): BudgetChange => ({ used: nothing, reserved: estimate, remaining: minus(estimate) });

/** Ends a reservation; `charged` is what it really took and may be less or more than was set aside, or nothing. */
export const closing = (reserved: BudgetAmount, charged: BudgetAmount): BudgetChange => ({
  used: charged,
  reserved: minus(reserved),
  remaining: subtractAmounts(reserved, charged),
});

/** Replaces what an unknown outcome was charged by the truth that arrived late. */
export const correcting = (charged: BudgetAmount, truth: BudgetAmount): BudgetChange => ({
  used: subtractAmounts(truth, charged),
  reserved: nothing,
  remaining: subtractAmounts(charged, truth),
});

/** Moves the limit. What is used stays used, so `remaining` may fall below zero. */
export const changingLimit = (present: BudgetAmount, next: BudgetAmount): BudgetChange => ({
  used: nothing,
  reserved: nothing,
  remaining: subtractAmounts(next, present),
});

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
