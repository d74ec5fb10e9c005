import type { TokenUsage } from '@earshot/contracts';
import { roundToNanoUsd } from './nano-usd';
import { ratesFor, type TokenRates } from './token-rates';

/**
 * @param usage one for which `findImplausibility` finds nothing
 * @returns the cost in nano-dollars. All classes are summed exactly; the one rounding of an entry happens here.
 */
export function costOfUsage(usage: TokenUsage, tieredRates: TokenRates): bigint {
  const rates = ratesFor(tieredRates, usage.promptTokens);
  const plainInput = usage.promptTokens - usage.cachedPromptTokens - usage.cacheWriteTokens;
  const plainOutput = usage.completionTokens - usage.reasoningTokens;
  return roundToNanoUsd(
    BigInt(plainInput) * rates.input +
      BigInt(usage.cachedPromptTokens) * rates.cachedInput +
      BigInt(usage.cacheWriteTokens) * rates.cacheWrite +
      BigInt(plainOutput) * rates.output +
      BigInt(usage.reasoningTokens) * rates.reasoning,
  );
}
