import { builtinPriceBook } from '@earshot/model-catalogue';
import { picoUsdPerToken, readRates } from './token-rates';

describe(picoUsdPerToken, () => {
  it.each([
    ['0.0375', 37_500n],
    ['0.000001', 1n],
    ['15', 15_000_000n],
    ['0', 0n],
    ['0.1', 100_000n],
  ])('reads $%s per million as %s pico-dollars per token', (usdPerMillion, picoUsd) => {
    expect(picoUsdPerToken(usdPerMillion)).toBe(picoUsd);
  });

  it.each(['0.0000001', '-1', '1e3', '', '1.', 'NaN'])('refuses %p', (usdPerMillion) => {
    expect(() => picoUsdPerToken(usdPerMillion)).toThrow('is not a price');
  });
});

describe(readRates, () => {
  it.each(builtinPriceBook.prices)('reads the shipped price of $provider $model exactly', (price) => {
    const rates = readRates(price);
    // Written back with all six decimals, the digits are those of the book.
    const written = (picoUsd: bigint) =>
      picoUsd
        .toString()
        .padStart(7, '0')
        .replace(/(\d{6})$/, '.$1');
    expect(Number(written(rates.input))).toBe(Number(price.inputUsdPerMillion));
    expect(Number(written(rates.output))).toBe(Number(price.outputUsdPerMillion));
  });
});
