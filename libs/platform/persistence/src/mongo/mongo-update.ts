import type { CastChange } from '../casting/cast-update';

/** An update in MongoDB's dialect. */
export type MongoUpdate = Record<string, Record<string, unknown>>;

/** Writes the changes of a present document out for MongoDB. What joins an array is wrapped, so that no value can be read as a modifier. */
export function mongoUpdate(changes: readonly CastChange[]): MongoUpdate {
  const update: MongoUpdate = {};
  for (const { operator, path, value } of changes) {
    if (operator === '$setOnInsert') continue;
    const joins = operator === '$push' || operator === '$addToSet';
    update[operator] = { ...update[operator], [path]: joins ? { $each: [value] } : value };
  }
  return update;
}
