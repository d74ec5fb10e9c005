import { noTokens } from '@earshot/contracts';
import { costOfUsage } from '../money/cost-of-usage';
import { estimateReservation } from './estimate-reservation';

const rates = { input: 3_000_000n, cachedInput: 300_000n, cacheWrite: 3_750_000n, output: 15_000_000n, reasoning: 15_000_000n };

describe(estimateReservation, () => {
  it('sets aside the whole prompt and the longest answer', () => {
    expect(estimateReservation({ promptTokens: 1_000, maxCompletionTokens: 500 }, rates).tokens).toBe(1_500);
  });

  it.each([
    ['all input is written to a cache', { cacheWriteTokens: 1_000 }],
    ['all input comes from a cache', { cachedPromptTokens: 1_000 }],
    ['all output is reasoning', { reasoningTokens: 500 }],
  ])('covers the cost even where %s', (_case, classes) => {
    const usage = { ...noTokens, promptTokens: 1_000, completionTokens: 500, totalTokens: 1_500, ...classes };
    const estimate = estimateReservation({ promptTokens: 1_000, maxCompletionTokens: 500 }, rates);
    expect(estimate.nanoUsd).toBeGreaterThanOrEqual(costOfUsage(usage, rates));
  });

  it('sets nothing aside for a call of no tokens', () => {
    expect(estimateReservation({ promptTokens: 0, maxCompletionTokens: 0 }, rates)).toEqual({ tokens: 0, nanoUsd: 0n });
  });
});
