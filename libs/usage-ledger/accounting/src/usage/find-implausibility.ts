import type { TokenUsage } from '@earshot/contracts';

/** No model reads or writes this much in one call; a provider that says so counts something else. */
const mostTokensPerCall = 100_000_000;

/** @returns what contradicts itself in the usage that a provider named, as a sentence; undefined where nothing does. */
export function findImplausibility(usage: TokenUsage): string | undefined {
  if (usage.cachedPromptTokens + usage.cacheWriteTokens > usage.promptTokens) return 'More input was cached than there was.';
  if (usage.reasoningTokens > usage.completionTokens) return 'There were more reasoning tokens than tokens of the answer.';
  if (usage.totalTokens !== usage.promptTokens + usage.completionTokens) return 'The total is not the sum of input and answer.';
  if (usage.totalTokens > mostTokensPerCall) return `One call used more than ${mostTokensPerCall} tokens.`;
  return undefined;
}
