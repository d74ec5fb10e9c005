import type { StoredDocument } from './document-definition';
import type { Filter, Sort } from './filter';
import type { Update } from './update';

/** A document with only the asked top-level fields; `_id` is always there. */
export type Projected<T extends StoredDocument, F extends keyof T> = Pick<T, F | '_id'>;

export interface FindOneOptions<T extends StoredDocument, F extends keyof T = keyof T> {
  readonly sort?: Sort<T>;
  /** Only these fields are read; all when absent. */
  readonly fields?: readonly F[];
}

export interface FindManyOptions<T extends StoredDocument, F extends keyof T = keyof T> extends FindOneOptions<T, F> {
  /** At most this many documents, 1 or more; all when absent. */
  readonly limit?: number;
}

export interface FindOneAndUpdateOptions<T extends StoredDocument> {
  /** Which of several matching documents is changed: the first in this order. */
  readonly sort?: Sort<T>;
  /** Makes the document when none matches; the filter must then give `_id` by value. */
  readonly upsert?: boolean;
}

/**
 * The documents of one collection as plain objects, in and out. Every write is atomic for one document and, once its
 * promise resolves, survives the death of the process.
 *
 * Every method throws INVALID_INPUT for values that the schema refuses, and SERVICE_UNAVAILABLE within about a second when
 * the store cannot be reached. Writes throw `DuplicateDocumentError` (CONFLICT) when a unique index forbids them.
 */
export interface DocumentCollection<T extends StoredDocument> {
  /** Stores a new document; the schema's defaults are filled in, fields that it does not know are dropped. */
  insert(document: T): Promise<void>;
  /**
   * Stores new documents in one stroke, in their order; one whose id is there already changes nothing. When another unique
   * index forbids one of them it is open which of the others were stored.
   * @returns the ids that were there already, or that came twice
   */
  insertAbsent(documents: readonly T[]): Promise<ReadonlySet<string>>;
  findById(id: string): Promise<T | null>;
  findOne<F extends keyof T = keyof T>(filter: Filter<T>, options?: FindOneOptions<T, F>): Promise<Projected<T, F> | null>;
  findMany<F extends keyof T = keyof T>(filter: Filter<T>, options?: FindManyOptions<T, F>): Promise<Projected<T, F>[]>;
  count(filter: Filter<T>): Promise<number>;
  /** Changes one matching document. @returns whether one matched. */
  update(filter: Filter<T>, update: Update<T>): Promise<boolean>;
  /** Changes every matching document, each atomically by itself. @returns how many matched. */
  updateMany(filter: Filter<T>, update: Update<T>): Promise<number>;
  /** Changes one matching document. @returns its new state, or null when none matched. */
  findOneAndUpdate(filter: Filter<T>, update: Update<T>, options?: FindOneAndUpdateOptions<T>): Promise<T | null>;
  /** Deletes every matching document. @returns how many there were. */
  delete(filter: Filter<T>): Promise<number>;
}
