import { builtinPriceBook } from './builtin-price-book';
import { findPrice, findPriceIn } from './find-price';
import { priceBook, type ModelPrice } from './price-book';

const price = (effectiveFrom: string, inputUsdPerMillion: string): ModelPrice => ({
  provider: 'openrouter',
  model: 'a/b',
  effectiveFrom,
  inputUsdPerMillion,
  outputUsdPerMillion: '1',
  cachedInputUsdPerMillion: null,
  cacheWriteUsdPerMillion: null,
  reasoningUsdPerMillion: null,
});
const book = { version: '1', prices: [price('2026-06-01T00:00:00Z', '2'), price('2026-01-01T00:00:00Z', '1')] };
const at = (instant: string) => findPriceIn(book, { provider: 'openrouter', model: 'a/b', at: new Date(instant) })?.inputUsdPerMillion;

describe(findPriceIn, () => {
  it('finds the price that began last, whatever the order of the book', () => {
    expect(at('2026-07-01T00:00:00Z')).toBe('2');
    expect(at('2026-05-31T23:59:59.999Z')).toBe('1');
  });

  it('applies a price from its first instant on', () => {
    expect(at('2026-06-01T00:00:00.000Z')).toBe('2');
  });

  it('finds none before the first price began', () => {
    expect(at('2025-12-31T23:59:59.999Z')).toBeUndefined();
  });

  it('finds none for a model of another provider', () => {
    expect(findPriceIn(book, { provider: 'gemini', model: 'a/b', at: new Date('2026-07-01') })).toBeUndefined();
  });
});

describe(findPrice, () => {
  it.each([
    ['openrouter', 'qwen/qwen3-7b-it', '0.1'],
    ['openrouter', 'qwen/qwen3-235b-a22b-2507', '0.5'],
    ['local', 'earshot-rules', '0'],
  ])('prices %s %s at %s per million tokens in and out', (provider, model, usdPerMillion) => {
    expect(findPrice(provider, model, new Date('2026-11-20'))).toMatchObject({
      inputUsdPerMillion: usdPerMillion,
      outputUsdPerMillion: usdPerMillion,
    });
  });
});

describe('priceBook', () => {
  it('takes the book that is shipped', () => {
    expect(priceBook.safeParse(builtinPriceBook).success).toBe(true);
  });

  it.each(['0.0000001', '-1', '1e-3', '.5', '', 'free'])('refuses %p as a price', (amount) => {
    expect(priceBook.safeParse({ version: '1', prices: [price('2026-01-01T00:00:00Z', amount)] }).success).toBe(false);
  });

  it('refuses tiers that do not rise', () => {
    const { provider: _provider, model: _model, effectiveFrom: _from, ...classes } = price('2026-01-01T00:00:00Z', '1');
    const tiers = [200_000, 100_000].map((abovePromptTokens) => ({ abovePromptTokens, ...classes }));
    const tiered = (order: typeof tiers) =>
      priceBook.safeParse({ version: '1', prices: [{ ...price('2026-01-01T00:00:00Z', '1'), tiers: order }] });
    expect([tiered(tiers).success, tiered(tiers.toReversed()).success]).toEqual([false, true]);
  });

  it('refuses two prices of one model that begin together', () => {
    const twice = [price('2026-01-01T00:00:00Z', '1'), price('2026-01-01T00:00:00.000Z', '2')];
    expect(priceBook.safeParse({ version: '1', prices: twice }).success).toBe(false);
  });
});
