import type { TokenUsage } from '@earshot/contracts';
import { costOfUsage } from './cost-of-usage';
import { readRates } from './token-rates';

/** An exact rational number; nothing is ever rounded. */
interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const add = (first: Rational, second: Rational): Rational => ({
  numerator: first.numerator * second.denominator + second.numerator * first.denominator,
  denominator: first.denominator * second.denominator,
});

const readDecimal = (decimal: string): Rational => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
};

/** US dollars per million tokens × tokens, as a fraction of nano-dollars. */
const priceOf = (tokens: number, usdPerMillion: string): Rational => {
  const { numerator, denominator } = readDecimal(usdPerMillion);
  return { numerator: numerator * BigInt(tokens) * 1_000_000_000n, denominator: denominator * 1_000_000n };
};

/** Half up, of a number that is not negative. */
const roundRational = ({ numerator, denominator }: Rational): bigint => (2n * numerator + denominator) / (2n * denominator);

interface Price {
  readonly input: string;
  readonly cached: string | null;
  readonly cacheWrite: string | null;
  readonly output: string;
  readonly reasoning: string | null;
}

/** The cost as a person would reckon it with a pencil: class by class, from the price as it is printed. */
function referenceCost(usage: TokenUsage, price: Price): bigint {
  return roundRational(
    [
      priceOf(usage.promptTokens - usage.cachedPromptTokens - usage.cacheWriteTokens, price.input),
      priceOf(usage.cachedPromptTokens, price.cached ?? price.input),
      priceOf(usage.cacheWriteTokens, price.cacheWrite ?? price.input),
      priceOf(usage.completionTokens - usage.reasoningTokens, price.output),
      priceOf(usage.reasoningTokens, price.reasoning ?? price.output),
    ].reduce(add),
  );
}

const ratesOf = ({ input, cached, cacheWrite, output, reasoning }: Price) =>
  readRates({
    provider: 'p',
    model: 'm',
    effectiveFrom: '2026-01-01T00:00:00Z',
    inputUsdPerMillion: input,
    outputUsdPerMillion: output,
    cachedInputUsdPerMillion: cached,
    cacheWriteUsdPerMillion: cacheWrite,
    reasoningUsdPerMillion: reasoning,
  });

/** Mulberry32: the same numbers for the same seed, everywhere. */
function seededBelow(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

describe('a cost', () => {
  it.each([11, 12, 13, 14, 15])('is that of exact rational arithmetic for 400 calls and prices (seed %i)', (seed) => {
    const below = seededBelow(seed);
    const decimal = (): string =>
      `${below(150)}.${String(below(1_000_000))
        .padStart(6, '0')
        .slice(0, 1 + below(6))}`;
    const maybe = (): string | null => (below(2) === 0 ? null : decimal());
    for (let call = 0; call < 400; call += 1) {
      const [promptTokens, completionTokens] = [below(2_000_000), below(300_000)];
      const cachedPromptTokens = below(promptTokens + 1);
      const usage = {
        ...{ promptTokens, completionTokens, cachedPromptTokens, totalTokens: promptTokens + completionTokens },
        cacheWriteTokens: below(promptTokens - cachedPromptTokens + 1),
        reasoningTokens: below(completionTokens + 1),
      };
      const price = { input: decimal(), cached: maybe(), cacheWrite: maybe(), output: decimal(), reasoning: maybe() };
      expect(costOfUsage(usage, ratesOf(price))).toBe(referenceCost(usage, price));
    }
  });
});
