import { builtinPriceBook } from './builtin-price-book';
import type { ModelPrice, PriceBook } from './price-book';

interface PriceQuery {
  readonly provider: string;
  readonly model: string;
  readonly at: Date;
}

/** @returns the price of a model that is valid at an instant, or undefined where the book has none; free is a price of zero. */
export function findPriceIn(book: PriceBook, { provider, model, at }: PriceQuery): ModelPrice | undefined {
  return book.prices
    .filter((price) => price.provider === provider && price.model === model && Date.parse(price.effectiveFrom) <= at.getTime())
    .reduce<ModelPrice | undefined>(later, undefined);
}

const later = (best: ModelPrice | undefined, price: ModelPrice): ModelPrice =>
  best !== undefined && Date.parse(best.effectiveFrom) > Date.parse(price.effectiveFrom) ? best : price;

/**
 * @returns the price in the book that Earshot ships with.
 *
 * @example
 * findPrice('openrouter', 'qwen/qwen3-7b-it', new Date())?.inputUsdPerMillion; // '0.1'
 */
export function findPrice(provider: string, model: string, at: Date): ModelPrice | undefined {
  return findPriceIn(builtinPriceBook, { provider, model, at });
}
