import type { CastFilter } from '../casting/cast-filter';

/** A query in MongoDB's dialect. */
export type MongoFilter = Record<string, unknown>;

/** Writes a cast filter out for MongoDB, every comparison with its operator, so that no value can be read as one. */
export function mongoFilter({ fields, anyOf }: CastFilter): MongoFilter {
  const parts: MongoFilter[] = [
    ...fields.map(([path, operators]) => ({ [path]: operators })),
    ...anyOf.map((alternatives) => ({ $or: alternatives.map(mongoFilter) })),
  ];
  const keys = new Set(parts.flatMap((part) => Object.keys(part)));
  return keys.size === parts.length ? Object.fromEntries(parts.flatMap((part) => Object.entries(part))) : { $and: parts };
}
