import { z } from 'zod';

/** US dollars as a decimal string with at most nine decimals, for example `0.000012`; never a float. */
export const usdAmount = z.string().regex(/^-?\d+(\.\d{1,9})?$/, 'a decimal number of US dollars with at most nine decimals');
export type UsdAmount = z.infer<typeof usdAmount>;

const nanosPerUsd = 1_000_000_000n;

/** @returns the exact sum of two amounts. */
export function addUsd(first: UsdAmount, second: UsdAmount): UsdAmount {
  return formatNanoUsd(parseNanoUsd(first) + parseNanoUsd(second));
}

/** @returns an amount as integer nano-dollars, which is exact. */
export function parseNanoUsd(amount: UsdAmount): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const nanos = BigInt(whole) * nanosPerUsd + BigInt(fraction.padEnd(9, '0'));
  return amount.startsWith('-') ? -nanos : nanos;
}

/** @returns integer nano-dollars as a decimal string without trailing zeros, for example `0.000012`. */
export function formatNanoUsd(nanos: bigint): UsdAmount {
  const magnitude = nanos < 0n ? -nanos : nanos;
  const fraction = (magnitude % nanosPerUsd).toString().padStart(9, '0').replace(/0+$/, '');
  return `${nanos < 0n ? '-' : ''}${magnitude / nanosPerUsd}${fraction === '' ? '' : `.${fraction}`}`;
}
