import type { DottedPath } from './filter';

type KeysOf<T, Value> = { [K in keyof T]-?: NonNullable<T[K]> extends Value ? K : never }[keyof T];
type ElementAt<T, K extends keyof T> = NonNullable<T[K]> extends readonly (infer Element)[] ? Element : never;
type ByDottedPath<T, Value> = { readonly [path in DottedPath<T>]?: Value };
type ArrayKeys<T> = KeysOf<T, readonly unknown[]>;
type OrderedKeys<T> = KeysOf<T, string | number | bigint | Date>;

/**
 * A change of one document, applied atomically, by the operators that both stores share. Values are cast by the schema;
 * an unknown path is INVALID_INPUT; two operators may not touch the same path.
 */
export interface Update<T> {
  readonly $set?: { readonly [K in Exclude<keyof T, '_id'>]?: T[K] } & ByDottedPath<T, unknown>;
  readonly $unset?: { readonly [K in Exclude<keyof T, '_id'>]?: true } & ByDottedPath<T, true>;
  /** Adds to numbers (number fields) and to 64-bit integers (BigInt fields); a missing field counts as zero. */
  readonly $inc?: { readonly [K in KeysOf<T, number | bigint>]?: NonNullable<T[K]> extends bigint ? bigint : number } & ByDottedPath<
    T,
    number | bigint
  >;
  readonly $push?: { readonly [K in ArrayKeys<T>]?: ElementAt<T, K> } & ByDottedPath<T, unknown>;
  /** Removes every element that equals the value or, for subdocuments, that has all the given scalar fields. */
  readonly $pull?: { readonly [K in ArrayKeys<T>]?: ElementAt<T, K> | Partial<ElementAt<T, K>> } & ByDottedPath<T, unknown>;
  readonly $addToSet?: { readonly [K in ArrayKeys<T>]?: ElementAt<T, K> } & ByDottedPath<T, unknown>;
  readonly $min?: { readonly [K in OrderedKeys<T>]?: T[K] } & ByDottedPath<T, string | number | bigint | Date>;
  readonly $max?: { readonly [K in OrderedKeys<T>]?: T[K] } & ByDottedPath<T, string | number | bigint | Date>;
  /** Values of a document that an upsert makes; without effect on one that is there. */
  readonly $setOnInsert?: { readonly [K in Exclude<keyof T, '_id'>]?: T[K] } & ByDottedPath<T, unknown>;
}
