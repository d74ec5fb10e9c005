import { formatNanoUsd, noTokens, type TokenUsage } from '@earshot/contracts';
import type { ModelPrice } from '@earshot/model-catalogue';
import { costOfUsage } from './cost-of-usage';
import { readRates } from './token-rates';

const price = (rates: Partial<ModelPrice>): ModelPrice => ({
  provider: 'p',
  model: 'm',
  effectiveFrom: '2026-01-01T00:00:00Z',
  inputUsdPerMillion: '0',
  outputUsdPerMillion: '0',
  cachedInputUsdPerMillion: null,
  cacheWriteUsdPerMillion: null,
  reasoningUsdPerMillion: null,
  ...rates,
});
const usage = (classes: Partial<TokenUsage>): TokenUsage => ({ ...noTokens, ...classes });

describe(costOfUsage, () => {
  it('charges cached input, which is a part of the prompt, once and at its own price', () => {
    const rates = readRates(price({ inputUsdPerMillion: '1.25', cachedInputUsdPerMillion: '0.625', outputUsdPerMillion: '10' }));
    const gemini = usage({ promptTokens: 262_960, cachedPromptTokens: 257_955, completionTokens: 1_744 });
    expect(costOfUsage(gemini, rates)).toBe(184_918_125n);
  });

  it('charges input written to a cache once and at its own price', () => {
    const rates = readRates(price({ inputUsdPerMillion: '3', cacheWriteUsdPerMillion: '3.75', outputUsdPerMillion: '15' }));
    const anthropic = usage({ promptTokens: 3 + 12_304, cacheWriteTokens: 12_304, completionTokens: 550 });
    expect(costOfUsage(anthropic, rates)).toBe(54_399_000n);
  });

  it('charges reasoning at its own price and the rest of the answer at the other', () => {
    const rates = readRates(price({ outputUsdPerMillion: '2', reasoningUsdPerMillion: '5' }));
    expect(costOfUsage(usage({ completionTokens: 100, reasoningTokens: 40 }), rates)).toBe(320_000n);
  });

  it('charges a class without a price like the class that it is a part of', () => {
    const rates = readRates(price({ inputUsdPerMillion: '1', outputUsdPerMillion: '2' }));
    const all = usage({ promptTokens: 30, cachedPromptTokens: 10, cacheWriteTokens: 10, completionTokens: 10, reasoningTokens: 5 });
    expect(costOfUsage(all, rates)).toBe(50_000n);
  });

  it('rounds once, half up, to nano-dollars', () => {
    const rates = readRates(price({ inputUsdPerMillion: '0.0005', outputUsdPerMillion: '0.000499' }));
    expect(costOfUsage(usage({ promptTokens: 1 }), rates)).toBe(1n);
    expect(costOfUsage(usage({ completionTokens: 1 }), rates)).toBe(0n);
    expect(costOfUsage(usage({ promptTokens: 1, completionTokens: 2 }), rates)).toBe(1n);
  });

  it('keeps digits that a float would lose', () => {
    const rates = readRates(price({ inputUsdPerMillion: '90.071993' }));
    expect(formatNanoUsd(costOfUsage(usage({ promptTokens: 99_999_999 }), rates))).toBe('9007.199209928');
  });

  it('makes a free model cost nothing', () => {
    expect(costOfUsage(usage({ promptTokens: 1_000, completionTokens: 1_000 }), readRates(price({})))).toBe(0n);
  });

  it('charges every token of a call at the price of the tier that its prompt reaches', () => {
    const classes = { cachedInputUsdPerMillion: '1', cacheWriteUsdPerMillion: null, reasoningUsdPerMillion: null };
    const tier = (abovePromptTokens: number, input: string) => ({
      ...{ abovePromptTokens, ...classes, inputUsdPerMillion: input, outputUsdPerMillion: '0' },
    });
    const rates = readRates(price({ inputUsdPerMillion: '1', tiers: [tier(200_000, '2'), tier(500_000, '4')] }));
    expect(costOfUsage(usage({ promptTokens: 200_000 }), rates)).toBe(200_000_000n);
    expect(costOfUsage(usage({ promptTokens: 200_001 }), rates)).toBe(400_002_000n);
    expect(costOfUsage(usage({ promptTokens: 600_000, cachedPromptTokens: 100_000 }), rates)).toBe(2_100_000_000n);
  });
});
