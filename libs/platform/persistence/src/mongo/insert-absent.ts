import { mongo } from 'mongoose';
import type { MongoDocument } from './mongo-collection';

const duplicateKey = 11_000;

/**
 * Inserts the documents whose ids are new.
 * @returns the ids of the others
 * @throws the driver's error, also that of another unique index which forbids one of them
 */
export async function insertAbsent(
  collection: mongo.Collection<MongoDocument>,
  documents: readonly MongoDocument[],
): Promise<ReadonlySet<string>> {
  try {
    await collection.insertMany(documents, { ordered: false });
    return new Set();
  } catch (error) {
    return presentAmong(collection, documents, error);
  }
}

// What is there already violates every unique index, of which servers name one or another: so its id is looked for.
async function presentAmong(
  collection: mongo.Collection<MongoDocument>,
  documents: readonly MongoDocument[],
  error: unknown,
): Promise<ReadonlySet<string>> {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError() !== undefined) throw error;
  const refusals = [error.writeErrors].flat();
  if (refusals.length === 0 || refusals.some(({ code }) => code !== duplicateKey)) throw error;
  const refused = refusals.map(({ index, errmsg }) => ({ id: documents[index]?._id ?? '', message: errmsg ?? '' }));
  const found = await collection.find({ _id: { $in: refused.map(({ id }) => id) } }, { projection: { _id: 1 } }).toArray();
  const present = new Set(found.map(({ _id }) => _id));
  const forbidden = refused.find(({ id }) => !present.has(id));
  if (forbidden !== undefined) throw new mongo.MongoServerError({ message: forbidden.message, code: duplicateKey });
  return present;
}
