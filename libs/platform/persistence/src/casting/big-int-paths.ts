import type { Schema } from 'mongoose';

/** A path to 64-bit integers; `*` stands for every element of an array or entry of a map. */
type WildcardPath = readonly string[];

/** @returns where the schema declares BigInt, subdocuments, arrays and maps included. */
export function findBigIntPaths(schema: Schema, prefix: WildcardPath = []): WildcardPath[] {
  return Object.values(schema.paths).flatMap((type) => {
    const path = [...prefix, ...type.path.split('.').map((part) => (part === '$*' ? '*' : part))];
    const inside = type.instance === 'Array' ? [...path, '*'] : path;
    if (type.instance === 'BigInt') return [path];
    if (type.schema !== undefined && type.schema !== null) return findBigIntPaths(type.schema, inside);
    return type.instance === 'Array' && elementInstance(type) === 'BigInt' ? [inside] : [];
  });
}

const elementInstance = (type: object): string | undefined =>
  'embeddedSchemaType' in type ? (type.embeddedSchemaType as { instance?: string } | undefined)?.instance : undefined;

/** Turns what a store keeps at the paths (a number or a driver's 64-bit integer) back into bigints, in place. */
export function restoreBigInts(document: object, paths: readonly WildcardPath[]): void {
  for (const path of paths) restoreAt(document, path);
}

function restoreAt(holder: unknown, [key, ...rest]: WildcardPath): void {
  if (typeof holder !== 'object' || holder === null || key === undefined) return;
  const members = holder as Record<string, unknown>;
  for (const name of key === '*' ? Object.keys(members) : [key]) {
    const member = members[name];
    if (rest.length > 0) restoreAt(member, rest);
    else if (member !== undefined && member !== null) members[name] = BigInt(String(member));
  }
}
