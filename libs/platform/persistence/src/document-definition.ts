import { EarshotError } from '@earshot/contracts';
import mongoose, { type Schema } from 'mongoose';

/** What every stored document has: an id of our own (a ULID or another unique string), never an ObjectId. */
export interface StoredDocument {
  readonly _id: string;
}

/** One index, read from the schema: the paths in their order, and what the index promises. */
export interface IndexDefinition {
  readonly paths: readonly string[];
  /** Of each path, 1 or -1. */
  readonly directions: Readonly<Record<string, 1 | -1>>;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  /** Documents whose date at the (single) path is older than this disappear; absent for lasting ones. */
  readonly expireAfterSeconds?: number;
}

/** What is used of a mongoose model: it makes documents that cast and validate themselves, without a connection. */
export type CastingModel = new (value: object) => {
  validate(): Promise<void>;
  toObject(options: { readonly flattenMaps: true }): object;
};

/** A collection by name and shape; made once by `defineDocument`, then handed to `DocumentStore.collection`. */
export interface DocumentDefinition<T extends StoredDocument> {
  readonly collection: string;
  readonly schema: Schema;
  /** Casts and validates; it has no connection and never queries. */
  readonly model: CastingModel;
  readonly indexes: readonly IndexDefinition[];
  /** Carries the type of the documents; there is no such value. */
  readonly documentType?: T;
}

/**
 * Declares a collection. The mongoose schema is the single definition of casting, validation, defaults and indexes in
 * both profiles. Indexes may be unique, sparse or expiring; what the embedded store cannot keep (partial, text, hashed)
 * is refused here, so that it is refused everywhere. Array elements get no `_id` of their own unless the schema names one.
 *
 * BigInt paths hold integers within ±(2^53 − 1) in both profiles; anything beyond is INVALID_INPUT.
 *
 * @example
 * export const audioFileDefinition = defineDocument<AudioFileDocument>({
 *   collection: 'audio_files',
 *   schema: new Schema({ _id: String, ownerId: { type: String, required: true }, uploadedAt: { type: Date, required: true } })
 *     .index({ ownerId: 1, uploadedAt: -1 }),
 * });
 */
export function defineDocument<T extends StoredDocument>(options: { collection: string; schema: Schema }): DocumentDefinition<T> {
  const { collection, schema } = options;
  if (schema.path('_id')?.instance !== 'String') refuse(collection, 'its _id must be declared as a String');
  schema.set('versionKey', false).set('minimize', false).set('strict', true).set('autoIndex', false).set('autoCreate', false);
  removeAutomaticIds(schema);
  const indexes = schema.indexes().map(([paths, indexOptions]) => readIndex(collection, paths, indexOptions));
  const model: CastingModel = new mongoose.Mongoose().model(collection, schema, collection);
  return { collection, schema, model, indexes };
}

function removeAutomaticIds(schema: Schema): void {
  for (const { schema: child } of schema.childSchemas) {
    if (child.path('_id')?.instance === 'ObjectId') child.remove('_id');
    removeAutomaticIds(child);
  }
}

// mongoose adds the last two by itself.
const knownIndexOptions = new Set(['unique', 'sparse', 'expireAfterSeconds', 'name', 'background', '_autoIndex']);

function readIndex(
  collection: string,
  keys: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
): IndexDefinition {
  const unknown = Object.keys(options).find((name) => !knownIndexOptions.has(name));
  if (unknown !== undefined) refuse(collection, `an index has the option "${unknown}", which the embedded store cannot keep`);
  const seconds = options['expireAfterSeconds'];
  const directions = Object.fromEntries(Object.entries(keys).map(([path, kind]) => [path, directionOf(collection, kind)]));
  return {
    paths: Object.keys(keys),
    directions,
    isUnique: options['unique'] === true,
    isSparse: options['sparse'] === true,
    ...(typeof seconds === 'number' ? { expireAfterSeconds: seconds } : {}),
  };
}

function directionOf(collection: string, kind: unknown): 1 | -1 {
  if (kind === 1 || kind === -1) return kind;
  return refuse(collection, `an index is of the kind "${String(kind)}", which the embedded store cannot keep`);
}

function refuse(collection: string, reason: string): never {
  throw new EarshotError('INTERNAL', `The collection "${collection}" cannot be defined: ${reason}.`);
}
