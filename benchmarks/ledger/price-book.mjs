import { compiled } from './compiled.mjs';

const { priceBook } = compiled('libs/model-catalogue/src/index.js');

/** One model that costs $1 and $10 per million tokens. */
export const benchPrices = priceBook.parse({
  version: 'bench',
  prices: [
    {
      provider: 'p',
      model: 'm',
      effectiveFrom: '2020-01-01T00:00:00Z',
      inputUsdPerMillion: '1',
      outputUsdPerMillion: '10',
      cachedInputUsdPerMillion: null,
      cacheWriteUsdPerMillion: null,
      reasoningUsdPerMillion: null,
    },
  ],
});
