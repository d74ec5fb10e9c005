import { priceBook } from './price-book';

const onlyInputAndOutput = { cachedInputUsdPerMillion: null, cacheWriteUsdPerMillion: null, reasoningUsdPerMillion: null };

/** The prices that Earshot ships with. */
export const builtinPriceBook = priceBook.parse({
  version: '2026-11-01',
  prices: [
    {
      provider: 'local',
      model: 'earshot-rules',
      effectiveFrom: '2026-01-01T00:00:00Z',
      inputUsdPerMillion: '0',
      outputUsdPerMillion: '0',
      ...onlyInputAndOutput,
    },
    {
      provider: 'openrouter',
      model: 'qwen/qwen3-7b-it',
      effectiveFrom: '2026-01-01T00:00:00Z',
      inputUsdPerMillion: '0.1',
      outputUsdPerMillion: '0.1',
      ...onlyInputAndOutput,
    },
    {
      provider: 'openrouter',
      model: 'qwen/qwen3-235b-a22b-2507',
      effectiveFrom: '2026-01-01T00:00:00Z',
      inputUsdPerMillion: '0.5',
      outputUsdPerMillion: '0.5',
      ...onlyInputAndOutput,
    },
  ],
});
