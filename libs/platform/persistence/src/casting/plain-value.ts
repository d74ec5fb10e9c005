import { EarshotError } from '@earshot/contracts';

const forbiddenKey = /^\$|\.|^__proto__$/;

/**
 * Copies what mongoose cast into plain data: objects, arrays, strings, numbers, booleans, null, dates and bigints. Both
 * stores accept everything that passes, and give it back unchanged.
 *
 * @throws EarshotError INVALID_INPUT for numbers that JSON cannot hold, integers beyond ±(2^53 − 1) and keys that are operators.
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return assertSafeInteger(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw notStorable('a number is not finite');
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (hasToObject(value)) return plainValue(value.toObject({ flattenMaps: true }));
  if (Array.isArray(value)) return value.map(plainValue);
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  return Object.fromEntries(
    entries.filter(([, member]) => member !== undefined).map(([key, member]) => [allowedKey(key), plainValue(member)]),
  );
}

/** @throws EarshotError INVALID_INPUT for an integer beyond what both stores keep exactly. */
function assertSafeInteger(value: bigint): bigint {
  if (!Number.isSafeInteger(Number(value))) throw notStorable('an integer is beyond ±(2^53 − 1)');
  return value;
}

function allowedKey(key: unknown): string {
  const text = String(key);
  if (forbiddenKey.test(text)) throw notStorable('a key begins with "$" or contains "."');
  return text;
}

const hasToObject = (value: object): value is { toObject(options: { flattenMaps: true }): unknown } =>
  'toObject' in value && typeof value.toObject === 'function';

const notStorable = (reason: string): EarshotError => new EarshotError('INVALID_INPUT', `The value cannot be stored: ${reason}.`);
