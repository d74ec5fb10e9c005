import type { TokenUsage } from '@earshot/contracts';
import { z } from 'zod';
import { readUsage } from '../openai-compatible/read-usage';
import { plain } from './plain';
import type { ProviderDialect } from './provider-dialect';

const tokens = z.int().min(0);

const ownUsage = z.object({
  input_tokens: tokens,
  output_tokens: tokens,
  cache_read_input_tokens: tokens.nullish(),
  cache_creation_input_tokens: tokens.nullish(),
});

/** Anthropic counts cached input beside the input, where everybody else counts it within: here it is put within. */
function readAnthropicUsage(reported: unknown): TokenUsage | null {
  const own = ownUsage.safeParse(reported);
  if (!own.success) return readUsage(reported);
  const cachedPromptTokens = own.data.cache_read_input_tokens ?? 0;
  const cacheWriteTokens = own.data.cache_creation_input_tokens ?? 0;
  const promptTokens = own.data.input_tokens + cachedPromptTokens + cacheWriteTokens;
  const completionTokens = own.data.output_tokens;
  const totalTokens = promptTokens + completionTokens;
  return { promptTokens, completionTokens, totalTokens, cachedPromptTokens, cacheWriteTokens, reasoningTokens: 0 };
}

/** Anthropic, whose OpenAI-compatible address may report usage in its own words. */
export const anthropic: ProviderDialect = { ...plain, readUsage: readAnthropicUsage };
