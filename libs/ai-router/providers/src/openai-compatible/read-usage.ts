import type { TokenUsage } from '@earshot/contracts';
import { z } from 'zod';

const tokens = z.int().min(0);
const part = tokens.nullish().transform((count) => count ?? 0);

const reportedUsage = z.object({
  prompt_tokens: tokens,
  completion_tokens: tokens,
  prompt_tokens_details: z.object({ cached_tokens: part }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: part }).nullish(),
});

/**
 * @returns the usage that a provider reports; null where it reports none or one that cannot be, such as a negative one. The
 * total is counted here, since providers disagree about what belongs into it; a `cost` field is ignored.
 */
export function readUsage(reported: unknown): TokenUsage | null {
  const usage = reportedUsage.safeParse(reported);
  if (!usage.success) return null;
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage.data;
  return {
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
    cachedPromptTokens: usage.data.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: 0,
    reasoningTokens: usage.data.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
