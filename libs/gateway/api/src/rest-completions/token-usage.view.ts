import type { TokenUsage } from '@earshot/contracts';

/** @returns usage as the REST routes show it; an answer that was kept used nothing. */
export const viewTokenUsage = ({ promptTokens, completionTokens, totalTokens }: TokenUsage) => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: totalTokens,
});
