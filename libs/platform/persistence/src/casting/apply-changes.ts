import { EarshotError } from '@earshot/contracts';
import type { CastChange, UpdateOperator } from './cast-update';

type Members = Record<string, unknown>;
type Step = (members: Members, key: string, operand: unknown) => void;

/**
 * Applies an update to a stored document as MongoDB would, in place.
 * @throws EarshotError CONFLICT when a stored value does not fit the operator, or a sum leaves the exact integers
 */
export function applyChanges<D extends object>(document: D, changes: readonly CastChange[]): D {
  for (const { operator, path, value } of changes) {
    const parts = path.split('.');
    const key = parts.pop() ?? path;
    const holder = holderOf(document, parts, operator !== '$unset' && operator !== '$pull');
    if (holder !== undefined) steps[operator](holder, key, encodeIntegers(value));
  }
  return document;
}

/** Replaces bigints, which were checked when they were cast, by the numbers that NeDB can keep. */
export function encodeIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(encodeIntegers);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encodeIntegers(member)]));
}

const steps: Record<UpdateOperator, Step> = {
  $set: (members, key, operand) => void (members[key] = operand),
  $setOnInsert: () => undefined,
  $unset: (members, key) => void delete members[key],
  $inc: (members, key, operand) => void (members[key] = sum(key, members[key] === undefined ? 0 : members[key], operand)),
  $min: (members, key, operand) => {
    if (members[key] === undefined || precedes(operand, members[key])) members[key] = operand;
  },
  $max: (members, key, operand) => {
    if (isAbsent(members[key]) || precedes(members[key], operand)) members[key] = operand;
  },
  $push: (members, key, operand) => void (members[key] = [...arrayAt(members, key), operand]),
  $addToSet: (members, key, operand) => {
    const elements = arrayAt(members, key);
    members[key] = elements.some((element) => equalsValue(element, operand)) ? elements : [...elements, operand];
  },
  $pull: (members, key, operand) => {
    if (!isAbsent(members[key])) members[key] = arrayAt(members, key).filter((element) => !isPulled(element, operand));
  },
};

function holderOf(document: object, parts: readonly string[], createsMissing: boolean): Members | undefined {
  let holder = document as Members;
  for (const part of parts) {
    if (holder[part] === undefined && createsMissing) holder[part] = {};
    const next = holder[part];
    if (isAbsent(next) && !createsMissing) return undefined;
    if (typeof next !== 'object' || next === null) throw unfit(part, 'holds no fields');
    holder = next as Members;
  }
  return holder;
}

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

function sum(key: string, stored: unknown, amount: unknown): number {
  if (typeof stored !== 'number' || typeof amount !== 'number') throw unfit(key, 'is not a number');
  const total = stored + amount;
  if (Number.isInteger(total) && !Number.isSafeInteger(total)) throw unfit(key, 'would leave the range of exact integers');
  return total;
}

function arrayAt(members: Members, key: string): readonly unknown[] {
  const value = members[key] === undefined ? [] : members[key];
  if (!Array.isArray(value)) throw unfit(key, 'is not an array');
  return value;
}

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

function precedes(left: unknown, right: unknown): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  return (typeof a === 'number' && typeof b === 'number' && a < b) || (typeof a === 'string' && typeof b === 'string' && a < b);
}

const equalsValue = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const isPulled = (element: unknown, operand: unknown): boolean =>
  typeof operand === 'object' && operand !== null && !(operand instanceof Date)
    ? Object.entries(operand).every(([key, value]) => equalsValue((element as Members | null)?.[key] ?? null, value))
    : equalsValue(element, operand);

const unfit = (field: string, reason: string): EarshotError =>
  new EarshotError('CONFLICT', `The stored field "${field}" ${reason}.`, { details: { field } });
