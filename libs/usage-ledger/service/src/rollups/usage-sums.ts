import type { UsageEntry } from '../entries/usage-entry.document';

/** What lines of the ledger add up to. */
export interface UsageSums {
  readonly requests: number;
  readonly cacheHits: number;
  readonly failures: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedPromptTokens: number;
  readonly reasoningTokens: number;
  readonly totalTokens: number;
  readonly costNanoUsd: bigint;
  readonly savedNanoUsd: bigint;
}

export const emptySums: UsageSums = {
  requests: 0,
  cacheHits: 0,
  failures: 0,
  promptTokens: 0,
  completionTokens: 0,
  cachedPromptTokens: 0,
  reasoningTokens: 0,
  totalTokens: 0,
  costNanoUsd: 0n,
  savedNanoUsd: 0n,
};

/**
 * @returns what one line adds. Only attempts and answers from the cache are requests; every other kind changes the tokens
 * and the cost of one. A correction that says "answered" takes back the failure that its attempt counts as.
 */
export function sumsOfEntry({ kind, outcome, usage, costNanoUsd, savedNanoUsd }: UsageEntry): UsageSums {
  const isAnswered = outcome === 'answered';
  const { promptTokens, completionTokens, cachedPromptTokens, reasoningTokens, totalTokens } = usage;
  return {
    requests: kind === 'attempt' || kind === 'cache-hit' ? 1 : 0,
    cacheHits: kind === 'cache-hit' ? 1 : 0,
    failures: Number(kind === 'attempt' && !isAnswered) - Number(kind === 'correction' && isAnswered),
    ...{ promptTokens, completionTokens, cachedPromptTokens, reasoningTokens, totalTokens },
    costNanoUsd,
    savedNanoUsd,
  };
}

export const addSums = (first: UsageSums, second: UsageSums): UsageSums => ({
  requests: first.requests + second.requests,
  cacheHits: first.cacheHits + second.cacheHits,
  failures: first.failures + second.failures,
  promptTokens: first.promptTokens + second.promptTokens,
  completionTokens: first.completionTokens + second.completionTokens,
  cachedPromptTokens: first.cachedPromptTokens + second.cachedPromptTokens,
  reasoningTokens: first.reasoningTokens + second.reasoningTokens,
  totalTokens: first.totalTokens + second.totalTokens,
  costNanoUsd: first.costNanoUsd + second.costNanoUsd,
  savedNanoUsd: first.savedNanoUsd + second.savedNanoUsd,
});
