import type { DocumentDefinition, StoredDocument } from '../document-definition';
import type { FilterValue } from '../filter';
import { fittingScalar, misfit } from './fitting-copy';
import { invalidValue } from './invalid-value';
import { elementTypeOf, type PathType } from './path-type';
import { plainValue } from './plain-value';

/**
 * Casts one value that a field, or an element of an array field, is compared with or counted by.
 * @throws EarshotError INVALID_INPUT for everything but a string, number, bigint, boolean, Date or null that the schema can cast
 */
export function castScalar<T extends StoredDocument>(
  { collection }: DocumentDefinition<T>,
  path: string,
  pathType: PathType,
  value: unknown,
): FilterValue {
  if (value === null) return null;
  if (!isScalar(value)) throw invalidValue(collection, path, 'is compared with something that is not a single value');
  if (pathType.kind === 'mixed') return value;
  if (pathType.kind === 'nested') throw invalidValue(collection, path, 'is a group of fields');
  const type = elementTypeOf(pathType.type) ?? pathType.type;
  if (fittingScalar(type, value) !== misfit) return value;
  try {
    const cast: unknown = plainValue(type.cast(value));
    if (isScalar(cast)) return cast;
  } catch (error) {
    throw invalidValue(collection, path, 'is compared with a value of another type', error);
  }
  throw invalidValue(collection, path, 'is compared with a value of another type');
}

/** @returns whether a value is one that can be compared. */
export const isScalar = (value: unknown): value is Exclude<FilterValue, null> => scalarTypes.has(typeof value) || value instanceof Date;

const scalarTypes: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'boolean']);
