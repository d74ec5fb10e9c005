import type { TokenUsage } from '@earshot/contracts';
import { costOfUsage } from '../money/cost-of-usage';
import type { TokenRates } from '../money/token-rates';

/** Something that counts against a budget, in both of its measures. */
export interface BudgetAmount {
  readonly tokens: number;
  readonly nanoUsd: bigint;
}

export const nothing: BudgetAmount = { tokens: 0, nanoUsd: 0n };

/** @returns what a call really takes from the budget. */
export const amountOfUsage = (usage: TokenUsage, rates: TokenRates): BudgetAmount => ({
  tokens: usage.totalTokens,
  nanoUsd: costOfUsage(usage, rates),
});

export const addAmounts = (first: BudgetAmount, second: BudgetAmount): BudgetAmount => ({
  tokens: first.tokens + second.tokens,
  nanoUsd: first.nanoUsd + second.nanoUsd,
});

export const subtractAmounts = (first: BudgetAmount, second: BudgetAmount): BudgetAmount => ({
  tokens: first.tokens - second.tokens,
  nanoUsd: first.nanoUsd - second.nanoUsd,
});

export const negateAmount = (amount: BudgetAmount): BudgetAmount => subtractAmounts(nothing, amount);

/** @returns whether two amounts are the same in both measures. */
export const equalAmounts = (first: BudgetAmount, second: BudgetAmount): boolean =>
  first.tokens === second.tokens && first.nanoUsd === second.nanoUsd;
