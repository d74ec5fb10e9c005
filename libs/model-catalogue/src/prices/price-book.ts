import { z } from 'zod';

/**
 * US dollars per million tokens as a decimal string. Six decimals at most, so that one token costs a whole number of
 * pico-dollars and no price is ever rounded.
 */
const usdPerMillion = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, 'a decimal number of US dollars per million tokens, at most six decimals');

const classPrices = {
  inputUsdPerMillion: usdPerMillion,
  outputUsdPerMillion: usdPerMillion,
  /** Input that the provider found in its cache. */
  cachedInputUsdPerMillion: usdPerMillion.nullable(),
  /** Input that the provider put into its cache. */
  cacheWriteUsdPerMillion: usdPerMillion.nullable(),
  reasoningUsdPerMillion: usdPerMillion.nullable(),
};

/** What every token of a call costs whose prompt is longer than a number of tokens. */
const priceTier = z.object({ abovePromptTokens: z.int().min(1), ...classPrices });
export type PriceTier = z.infer<typeof priceTier>;

const isRising = (tiers: readonly PriceTier[]): boolean =>
  tiers.every(({ abovePromptTokens }, index) => abovePromptTokens > (tiers[index - 1]?.abovePromptTokens ?? 0));

/** What the tokens of one model cost from an instant on. A class that the provider does not price is null, never zero. */
export const modelPrice = z.object({
  provider: z.string().min(1),
  model: z.string().min(1),
  /** Valid from this instant until the next price of the same model. */
  effectiveFrom: z.iso.datetime(),
  ...classPrices,
  /** Dearer or cheaper prices of longer prompts, the shortest first; none where one price holds for all. */
  tiers: z.array(priceTier).refine(isRising, 'tiers must rise').optional(),
});
export type ModelPrice = z.infer<typeof modelPrice>;

const startOf = ({ provider, model, effectiveFrom }: ModelPrice): string => JSON.stringify([provider, model, Date.parse(effectiveFrom)]);

/** A whole list of prices. A change of any price makes a new version; a version that was used never changes. */
export const priceBook = z
  .object({ version: z.string().min(1), prices: z.array(modelPrice) })
  .refine(({ prices }) => new Set(prices.map(startOf)).size === prices.length, 'two prices of one model begin at the same instant');
export type PriceBook = z.infer<typeof priceBook>;
