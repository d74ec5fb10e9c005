declare const packedValue: unique symbol;

/**
 * A value as one string of JSON. A budget is copied and written as a whole at each of its steps, and most of what it holds at
 * a time is of no concern to that step: a string costs a fraction of what the fields would, and only who needs one unpacks it.
 */
export type Packed<T> = string & { readonly [packedValue]: T };

const bigIntFields = new Set(['nanoUsd', 'costNanoUsd', 'savedNanoUsd', 'input', 'cachedInput', 'cacheWrite', 'output', 'reasoning']);
const dateFields = new Set(['at', 'reservedAt', 'expiresAt', 'recordedAt']);

/** Dates become ISO 8601 by themselves. */
const plain = (_field: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

function revive(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (bigIntFields.has(field)) return BigInt(value);
  return dateFields.has(field) ? new Date(value) : value;
}

/** @returns the same string for the same value: what was unpacked and is packed again is as before. */
export const pack = <T extends object>(value: T): Packed<T> => JSON.stringify(value, plain) as Packed<T>;

export const unpack = <T extends object>(packed: Packed<T>): T => JSON.parse(packed, revive) as T;

/** @returns the value under an id; undefined where there is none. */
export function unpackAt<T extends object>(packed: Readonly<Record<string, Packed<T>>>, id: string): T | undefined {
  const value = packed[id];
  return value === undefined ? undefined : unpack(value);
}
