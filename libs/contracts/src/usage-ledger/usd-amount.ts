import { z } from 'zod';

/** US dollars as a decimal string with at most nine decimals, for example `0.000012`; never a float. */
export const usdAmount = z.string().regex(/^-?\d+(\.\d{1,9})?$/, 'a decimal number of US dollars with at most nine decimals');
export type UsdAmount = z.infer<typeof usdAmount>;

/** A dollar is 10 to the power of nine nano-dollars, so an amount is its nano-dollars with a point before the last nine digits. */
const decimals = 9;

/** @returns the exact sum of two amounts. */
export function addUsd(first: UsdAmount, second: UsdAmount): UsdAmount {
  return formatNanoUsd(parseNanoUsd(first) + parseNanoUsd(second));
}

/** @returns an amount as integer nano-dollars, which is exact. */
export function parseNanoUsd(amount: UsdAmount): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** @returns integer nano-dollars as a decimal string without trailing zeros, for example `0.000012`. */
export function formatNanoUsd(nanos: bigint): UsdAmount {
  if (nanos < 0n) return `-${formatNanoUsd(-nanos)}`;
  const digits = nanos.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const nanosPerMicro = 1_000n;
const microsPerUsd = 1_000_000n;

/** @returns nano-dollars with exactly six decimals for a log line, half away from zero, for example `0.000617`. */
export function formatSixDecimals(nanoUsd: bigint): string {
  const magnitude = nanoUsd < 0n ? -nanoUsd : nanoUsd;
  const micros = (magnitude + nanosPerMicro / 2n) / nanosPerMicro;
  const sign = nanoUsd < 0n && micros > 0n ? '-' : '';
  return `${sign}${micros / microsPerUsd}.${(micros % microsPerUsd).toString().padStart(6, '0')}`;
}
