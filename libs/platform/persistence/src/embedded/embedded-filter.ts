import type { CastFilter, CastOperators } from '../casting/cast-filter';
import type { FilterValue } from '../filter';

/** A query in NeDB's own dialect. */
export type EmbeddedFilter = Readonly<Record<string, unknown>>;

/**
 * Translates a filter so that NeDB answers as MongoDB would: null also finds missing fields, `$ne` and `$nin` mean that no
 * element is equal, and a range never finds null. Equalities come first and bare, which is what NeDB's indexes can serve.
 */
export function embeddedFilter({ fields, anyOf }: CastFilter): EmbeddedFilter {
  const parts = [
    ...fields.flatMap(([path, operators]) => conditionsOf(path, operators)),
    ...anyOf.map((alternatives) => ({ $or: alternatives.map(embeddedFilter) })),
  ];
  const merged: Record<string, unknown> = {};
  const rest: EmbeddedFilter[] = [];
  for (const part of parts) {
    const isFree = Object.keys(part).every((key) => !key.startsWith('$') && !(key in merged));
    if (isFree) Object.assign(merged, part);
    else rest.push(part);
  }
  // Of several indexed equalities NeDB takes the last one written: the id is the narrowest.
  const { _id, ...others } = merged;
  return { ...others, ...(_id === undefined ? {} : { _id }), ...(rest.length === 0 ? {} : { $and: rest }) };
}

function conditionsOf(path: string, operators: CastOperators): EmbeddedFilter[] {
  const { $eq, $ne, $in, $nin, $exists, $regex, $not, ...range } = operators;
  const conditions: EmbeddedFilter[] = [];
  if ($eq !== undefined) conditions.push(equals(path, $eq));
  if ($in !== undefined) conditions.push(isOneOf(path, $in));
  if (Object.keys(range).length > 0) conditions.push({ [path]: { ...encodeRange(range), $ne: null } });
  if ($ne !== undefined) conditions.push({ $not: equals(path, $ne) });
  if ($nin !== undefined) conditions.push({ $not: isOneOf(path, $nin) });
  if ($exists !== undefined) conditions.push($exists ? exists(path) : { $not: exists(path) });
  if ($regex !== undefined) conditions.push({ [path]: { $regex } });
  if ($not !== undefined) conditions.push({ $not: { [path]: { $regex: $not } } });
  return conditions;
}

const encode = (value: FilterValue): FilterValue => (typeof value === 'bigint' ? Number(value) : value);

const encodeRange = (range: Readonly<Record<string, FilterValue>>): EmbeddedFilter =>
  Object.fromEntries(Object.entries(range).map(([operator, operand]) => [operator, encode(operand)]));

const equals = (path: string, value: FilterValue): EmbeddedFilter =>
  value === null ? { $or: [{ [path]: null }, { [path]: { $exists: false } }] } : { [path]: encode(value) };

function isOneOf(path: string, values: readonly FilterValue[]): EmbeddedFilter {
  const listed = { [path]: { $in: values.filter((value) => value !== null).map(encode) } };
  return values.includes(null) ? { $or: [listed, equals(path, null)] } : listed;
}

// NeDB asks the elements of an array one by one, so that an empty one would not exist.
const exists = (path: string): EmbeddedFilter =>
  path.includes('.') ? { [path]: { $exists: true } } : { $or: [{ [path]: { $exists: true } }, { [path]: { $size: 0 } }] };
