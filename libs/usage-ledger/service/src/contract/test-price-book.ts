import { priceBook } from '@earshot/model-catalogue';

const base = { effectiveFrom: '2026-01-01T00:00:00Z', cachedInputUsdPerMillion: null, cacheWriteUsdPerMillion: null };

/** One model that costs, one that is free, and a price that changes with December. */
export const testPriceBook = priceBook.parse({
  version: 'test-1',
  prices: [
    { provider: 'p', model: 'm', ...base, inputUsdPerMillion: '1', outputUsdPerMillion: '10', reasoningUsdPerMillion: null },
    {
      provider: 'p',
      model: 'm',
      ...base,
      effectiveFrom: '2026-12-01T00:00:00Z',
      inputUsdPerMillion: '2',
      outputUsdPerMillion: '20',
      reasoningUsdPerMillion: null,
    },
    {
      provider: 'local',
      model: 'earshot-rules',
      ...base,
      inputUsdPerMillion: '0',
      outputUsdPerMillion: '0',
      reasoningUsdPerMillion: null,
    },
  ],
});
