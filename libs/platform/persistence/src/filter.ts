import type { TextPattern } from './text-pattern';

/** What a field can be compared with. */
export type FilterValue = string | number | bigint | boolean | Date | null;

/** The operators that both stores understand in the same way. */
export interface FilterOperators<V> {
  readonly $ne?: V | null;
  readonly $in?: readonly (V | null)[];
  readonly $nin?: readonly (V | null)[];
  readonly $gt?: V;
  readonly $gte?: V;
  readonly $lt?: V;
  readonly $lte?: V;
  readonly $exists?: boolean;
  readonly $not?: TextPattern;
}

/** Operators on one field; made by `where` only. */
export class Condition<V> {
  constructor(readonly operators: FilterOperators<V>) {}
}

/**
 * Compares a field by operators. A plain object in a filter is data from outside and is refused: only what passed through
 * this function is an operator, so `{ email: input.email }` cannot become `{ email: { $ne: null } }`.
 *
 * @example
 * batches.findMany({ status: where({ $in: ['QUEUED', 'RUNNING'] }), leaseExpiresAt: where({ $lt: now }) });
 */
export const where = <const V extends FilterValue>(operators: FilterOperators<V>): Condition<V> => new Condition(operators);

type ElementOf<V> = NonNullable<V> extends readonly (infer Element)[] ? Element : NonNullable<V>;
type Comparable<V> = Extract<V, FilterValue>;
type FieldFilter<V> =
  Comparable<ElementOf<V>> | null | Condition<Comparable<ElementOf<V>> | null> | (ElementOf<V> extends string ? TextPattern : never);

/** A path into a subdocument, an array of them or a map: `reservations.attemptId`. */
export type DottedPath<T> = `${keyof T & string}.${string}`;

/**
 * Which documents are meant: fields by value (an array field matches when it contains the value; null matches a missing
 * field too), by `where(...)`, or by a `TextPattern`; all of them must hold. Values are cast by the schema; what cannot be
 * cast, an unknown path, `undefined` and plain objects are INVALID_INPUT.
 */
export type Filter<T> = (FieldFilters<T> & Partial<Alternatives<T>>) | Alternatives<T>;

type FieldFilters<T> = {
  readonly [K in keyof T]?: FieldFilter<T[K]>;
} & {
  readonly [path in DottedPath<T>]?: FilterValue | Condition<FilterValue> | TextPattern;
};

type Alternatives<T> =
  | { readonly $or: readonly Filter<T>[]; readonly $and?: readonly Filter<T>[] }
  | { readonly $and: readonly Filter<T>[]; readonly $or?: readonly Filter<T>[] };

/** The order of results; 1 ascending, -1 descending; the first named field counts most. */
export type Sort<T> = { readonly [K in (keyof T & string) | DottedPath<T>]?: 1 | -1 };

/** @returns the filter that means one document; as every filter, it is cast. */
export const byId = <T extends { readonly _id: string }>(id: string): Filter<T> => ({ _id: id }) as unknown as Filter<T>;
