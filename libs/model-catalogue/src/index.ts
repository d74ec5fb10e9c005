export { builtinPriceBook } from './prices/builtin-price-book';
export { findPrice, findPriceIn } from './prices/find-price';
export { modelPrice, priceBook, type ModelPrice, type PriceBook } from './prices/price-book';
