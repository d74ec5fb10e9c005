import { EarshotError } from '@earshot/contracts';
import type { ModelPrice, PriceTier } from '@earshot/model-catalogue';

/** What one token of each class costs, in whole pico-dollars: nano-dollars could not hold $0.0375 per million. */
export interface ClassRates {
  readonly input: bigint;
  readonly cachedInput: bigint;
  readonly cacheWrite: bigint;
  readonly output: bigint;
  readonly reasoning: bigint;
}

/** The rates of calls whose prompt is longer than a number of tokens. */
export interface RateTier extends ClassRates {
  readonly abovePromptTokens: number;
}

/** The rates of a price: those of short prompts, and those of longer ones, the shortest first. */
export interface TokenRates extends ClassRates {
  readonly tiers?: readonly RateTier[];
}

const decimalsOfMillion = 6;

/**
 * @param usdPerMillion a decimal string such as `0.0375`
 * @returns the same price in pico-dollars per token, exactly
 * @throws EarshotError INVALID_INPUT for more than six decimals, or for what is no plain decimal number
 */
export function picoUsdPerToken(usdPerMillion: string): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(usdPerMillion) ?? [];
  if (whole === undefined) throw new EarshotError('INVALID_INPUT', `"${usdPerMillion}" is not a price in US dollars per million tokens.`);
  return BigInt(whole + fraction.padEnd(decimalsOfMillion, '0'));
}

/** @returns the rates of a price; a class without a price of its own costs what the class that it is a part of costs. */
export function readRates({ tiers = [], ...price }: ModelPrice): TokenRates {
  const longer = tiers.map(({ abovePromptTokens, ...tier }) => ({ abovePromptTokens, ...readClasses(tier) }));
  return { ...readClasses(price), ...(longer.length === 0 ? {} : { tiers: longer }) };
}

/** @returns the rates of a call: every token of it has the rates of its tier. */
export const ratesFor = ({ tiers = [], ...rates }: TokenRates, promptTokens: number): ClassRates =>
  tiers.findLast(({ abovePromptTokens }) => promptTokens > abovePromptTokens) ?? rates;

function readClasses(price: Omit<PriceTier, 'abovePromptTokens'>): ClassRates {
  const input = picoUsdPerToken(price.inputUsdPerMillion);
  const output = picoUsdPerToken(price.outputUsdPerMillion);
  const priced = (usdPerMillion: string | null, whole: bigint) => (usdPerMillion === null ? whole : picoUsdPerToken(usdPerMillion));
  return {
    input,
    cachedInput: priced(price.cachedInputUsdPerMillion, input),
    cacheWrite: priced(price.cacheWriteUsdPerMillion, input),
    output,
    reasoning: priced(price.reasoningUsdPerMillion, output),
  };
}
