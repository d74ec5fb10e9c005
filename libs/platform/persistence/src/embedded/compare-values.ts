import { compareThings } from '@seald-io/nedb/lib/model';

/** Orders values as NeDB does (null, numbers, texts, booleans, dates), where what is missing counts as null. */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : 1;
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  return compareThings(left ?? null, right ?? null);
}

/** @returns what a document holds at a path, split at its dots. */
export function valueAt(document: object, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
