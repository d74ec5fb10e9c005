import { z } from 'zod';

const tokens = z.int().min(0);

/**
 * Tokens of one call by class. `promptTokens` counts the whole input; the cached ones and the ones written to a
 * provider's cache are parts of it, as the reasoning tokens are a part of the completion.
 */
export const tokenUsage = z.object({
  promptTokens: tokens,
  completionTokens: tokens,
  totalTokens: tokens,
  cachedPromptTokens: tokens,
  cacheWriteTokens: tokens.default(0),
  reasoningTokens: tokens,
});
export type TokenUsage = z.infer<typeof tokenUsage>;

const signedTokens = z.int();

/** Tokens of one line of the ledger: a correction of an estimate that was too high takes tokens back. */
export const ledgerTokens = z.object({
  promptTokens: signedTokens,
  completionTokens: signedTokens,
  totalTokens: signedTokens,
  cachedPromptTokens: signedTokens,
  cacheWriteTokens: signedTokens,
  reasoningTokens: signedTokens,
});

/** Nothing was used: a local answer, a refused call. */
export const noTokens: TokenUsage = {
  promptTokens: 0,
  completionTokens: 0,
  totalTokens: 0,
  cachedPromptTokens: 0,
  cacheWriteTokens: 0,
  reasoningTokens: 0,
};
