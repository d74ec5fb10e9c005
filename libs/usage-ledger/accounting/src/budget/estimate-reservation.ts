import type { TokenUsage } from '@earshot/contracts';
import { amountOfUsage, type BudgetAmount } from './budget-amount';
import { ratesFor, type TokenRates } from '../money/token-rates';

/** The size of a call before it is made. */
export interface CallSize {
  readonly promptTokens: number;
  readonly maxCompletionTokens: number;
}

/** @returns the usage of a call that runs to its last allowed token, none of it from a cache. */
export const worstUsage = ({ promptTokens, maxCompletionTokens }: CallSize): TokenUsage => ({
  promptTokens,
  completionTokens: maxCompletionTokens,
  totalTokens: promptTokens + maxCompletionTokens,
  cachedPromptTokens: 0,
  cacheWriteTokens: 0,
  reasoningTokens: 0,
});

const larger = (first: bigint, second: bigint): bigint => (first > second ? first : second);

/** @returns what a call takes at most: every token at the dearest rate that its class can have. */
export function estimateReservation(size: CallSize, tieredRates: TokenRates): BudgetAmount {
  const rates = ratesFor(tieredRates, size.promptTokens);
  const input = larger(rates.input, larger(rates.cacheWrite, rates.cachedInput));
  const output = larger(rates.output, rates.reasoning);
  return amountOfUsage(worstUsage(size), { ...rates, input, output });
}
