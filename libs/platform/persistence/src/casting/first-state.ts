import type { DocumentDefinition, StoredDocument } from '../document-definition';
import type { CastFilter } from './cast-filter';
import type { CastChange } from './cast-update';
import { invalidValue } from './invalid-value';

/** What an upsert begins with: the fields that the filter gives by value, and the changes, `$setOnInsert` among them as `$set`. */
export interface FirstState {
  readonly base: Record<string, unknown> & StoredDocument;
  readonly settled: readonly CastChange[];
}

/** @throws EarshotError INVALID_INPUT when the filter does not say which id the new document gets */
export function firstStateOf<T extends StoredDocument>(
  { collection }: DocumentDefinition<T>,
  { fields }: CastFilter,
  changes: readonly CastChange[],
): FirstState {
  const given = fields.filter(([path, { $eq }]) => $eq !== undefined && $eq !== null && !path.includes('.'));
  const base = Object.fromEntries(given.map(([path, { $eq }]) => [path, $eq]));
  const { _id } = base;
  if (typeof _id !== 'string') throw invalidValue(collection, '_id', 'must be given by value for an upsert');
  const settled = changes.map((change): CastChange => (change.operator === '$setOnInsert' ? { ...change, operator: '$set' } : change));
  return { base: { ...base, _id }, settled };
}
