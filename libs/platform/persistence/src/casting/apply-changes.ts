import { EarshotError } from '@earshot/contracts';
import type { CastChange, UpdateOperator } from './cast-update';

type Members = Record<string, unknown>;
type Step = (members: Members, key: string, operand: unknown) => void;

/**
 * Applies an update to a document as MongoDB would.
 * @returns the next state, which shares with the document given what did not change
 * @throws EarshotError CONFLICT when a stored value does not fit the operator, or a sum leaves the exact integers
 */
export function applyChanges<D extends object>(document: D, changes: readonly CastChange[]): D {
  const next = { ...document };
  const owned = new Set<unknown>([next]);
  for (const { operator, path, value } of changes) {
    const parts = path.split('.');
    const key = parts.pop() ?? path;
    const holder = holderOf({ root: next, parts, owned, createsMissing: operator !== '$unset' && operator !== '$pull' });
    if (holder !== undefined) steps[operator](holder, key, value);
  }
  return next;
}

/** Replaces the bigints of changes, which were checked when they were cast, by the numbers that a document holds in their place. */
export const encodeChanges = (changes: readonly CastChange[]): CastChange[] =>
  changes.map(({ operator, path, value }) => ({ operator, path, value: encodeIntegers(value) }));

/** The same for a whole value. */
export function encodeIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(encodeIntegers);
  const encoded: Members = {};
  for (const [key, member] of Object.entries(value)) encoded[key] = encodeIntegers(member);
  return encoded;
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

interface Way {
  readonly root: object;
  readonly parts: readonly string[];
  /** What no other state holds, so that it may be changed. */
  readonly owned: Set<unknown>;
  readonly createsMissing: boolean;
}

function holderOf({ root, parts, owned, createsMissing }: Way): Members | undefined {
  let holder = root as Members;
  for (const part of parts) {
    const present = holder[part];
    if (isAbsent(present) && !createsMissing) return undefined;
    if (present !== undefined && (typeof present !== 'object' || present === null)) throw unfit(part, 'holds no fields');
    const next = owned.has(present) ? (present as Members) : copyOf(present ?? {});
    owned.add(next);
    holder[part] = next;
    holder = next;
  }
  return holder;
}

const copyOf = (value: object): Members => (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Members;

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
