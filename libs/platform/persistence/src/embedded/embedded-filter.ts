import type { CastFilter, CastOperators } from '../casting/cast-filter';
import type { FilterValue } from '../filter';

/** A query in NeDB's own dialect. */
export type EmbeddedFilter = Readonly<Record<string, unknown>>;

/**
 * Translates a filter so that NeDB answers as MongoDB would: null also finds missing fields, `$ne` and `$nin` mean that no
 * element is equal, and a range never finds null. One condition of each path stands bare, which is what indexes can serve.
 */
export function embeddedFilter({ fields, anyOf }: CastFilter): EmbeddedFilter {
  const bare: Record<string, unknown> = {};
  const rest: EmbeddedFilter[] = [];
  for (const [path, operators] of fields) {
    for (const condition of conditionsOf(path, operators)) {
      if (path in condition && !(path in bare)) bare[path] = condition[path];
      else rest.push(condition);
    }
  }
  for (const alternatives of anyOf) rest.push({ $or: alternatives.map(embeddedFilter) });
  if (rest.length > 0) bare['$and'] = rest;
  return bare;
}

function conditionsOf(path: string, operators: CastOperators): EmbeddedFilter[] {
  const { $eq, $ne, $in, $nin, $exists, $regex, $not } = operators;
  if ($eq !== undefined) return [equals(path, $eq)];
  const range = rangeOf(operators);
  const conditions: EmbeddedFilter[] = [];
  if ($in !== undefined) conditions.push(isOneOf(path, $in));
  if (range !== undefined) conditions.push({ [path]: range });
  if ($ne !== undefined) conditions.push({ $not: equals(path, $ne) });
  if ($nin !== undefined) conditions.push({ $not: isOneOf(path, $nin) });
  if ($exists !== undefined) conditions.push($exists ? exists(path) : { $not: exists(path) });
  if ($regex !== undefined) conditions.push({ [path]: { $regex } });
  if ($not !== undefined) conditions.push({ $not: { [path]: { $regex: $not } } });
  return conditions;
}

const bounds = ['$gt', '$gte', '$lt', '$lte'] as const;

function rangeOf(operators: CastOperators): EmbeddedFilter | undefined {
  let range: Record<string, unknown> | undefined;
  for (const bound of bounds) {
    const operand = operators[bound];
    if (operand !== undefined) (range ??= { $ne: null })[bound] = encode(operand);
  }
  return range;
}

const encode = (value: FilterValue): FilterValue => (typeof value === 'bigint' ? Number(value) : value);

const equals = (path: string, value: FilterValue): EmbeddedFilter =>
  value === null ? { $or: [{ [path]: null }, { [path]: { $exists: false } }] } : { [path]: encode(value) };

function isOneOf(path: string, values: readonly FilterValue[]): EmbeddedFilter {
  const listed = { [path]: { $in: values.filter((value) => value !== null).map(encode) } };
  return values.includes(null) ? { $or: [listed, equals(path, null)] } : listed;
}

// NeDB asks the elements of an array one by one, so that an empty one would not exist.
const exists = (path: string): EmbeddedFilter =>
  path.includes('.') ? { [path]: { $exists: true } } : { $or: [{ [path]: { $exists: true } }, { [path]: { $size: 0 } }] };
