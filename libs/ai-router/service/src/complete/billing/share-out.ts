import { noTokens, type TokenUsage } from '@earshot/contracts';

/**
 * @returns a whole number in parts that are in proportion to the weights, each a whole number, in sum exactly the whole: the
 *   largest remainders get what rounding down leaves. Where all weights are 0 the parts are equal.
 */
export function shareOut(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? whole / weights.length : (whole * weight) / sum));
  const shares = exact.map(Math.floor);
  const left = whole - shares.reduce((total, share) => total + share, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) }));
  byRemainder.sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** What the parts of a usage are in proportion to: what was asked, and what was answered. */
export interface UsageWeights {
  readonly asked: readonly number[];
  readonly answered: readonly number[];
}

/** @returns a usage in parts whose sum is exactly the whole, in every class of tokens. */
export function shareUsage(usage: TokenUsage, { asked, answered }: UsageWeights): TokenUsage[] {
  const among = (weights: readonly number[]) => (field: keyof TokenUsage) => shareOut(usage[field], weights);
  const [ofPrompt, ofAnswer] = [among(asked), among(answered)];
  const shares = {
    promptTokens: ofPrompt('promptTokens'),
    cachedPromptTokens: ofPrompt('cachedPromptTokens'),
    cacheWriteTokens: ofPrompt('cacheWriteTokens'),
    completionTokens: ofAnswer('completionTokens'),
    reasoningTokens: ofAnswer('reasoningTokens'),
  };
  return asked.map((_weight, index) => {
    const share = Object.fromEntries(Object.entries(shares).map(([field, parts]) => [field, parts[index] ?? 0]));
    const { promptTokens = 0, completionTokens = 0 } = share;
    return { ...noTokens, ...share, promptTokens, completionTokens, totalTokens: promptTokens + completionTokens };
  });
}
