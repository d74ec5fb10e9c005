import type { TokenUsage } from '@earshot/contracts';

const classwise = (first: TokenUsage, second: TokenUsage, combine: (one: number, other: number) => number): TokenUsage => ({
  promptTokens: combine(first.promptTokens, second.promptTokens),
  completionTokens: combine(first.completionTokens, second.completionTokens),
  totalTokens: combine(first.totalTokens, second.totalTokens),
  cachedPromptTokens: combine(first.cachedPromptTokens, second.cachedPromptTokens),
  cacheWriteTokens: combine(first.cacheWriteTokens, second.cacheWriteTokens),
  reasoningTokens: combine(first.reasoningTokens, second.reasoningTokens),
});

/** @returns the usage of two ledger lines together. */
export const addUsage = (first: TokenUsage, second: TokenUsage): TokenUsage => classwise(first, second, (one, other) => one + other);

/** @returns what has to be added to `estimate` to make it `truth`; classes that were estimated too high are negative. */
export const usageDifference = (truth: TokenUsage, estimate: TokenUsage): TokenUsage =>
  classwise(truth, estimate, (one, other) => one - other);
