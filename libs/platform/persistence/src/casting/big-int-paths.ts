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
  for (const path of paths) restoreAt(document, path, 0);
}

function restoreAt(holder: unknown, path: WildcardPath, depth: number): void {
  const key = path[depth];
  if (typeof holder !== 'object' || holder === null || key === undefined) return;
  const members = holder as Record<string, unknown>;
  if (key !== '*') return restoreMember(members, key, { path, depth });
  for (const name of Object.keys(members)) restoreMember(members, name, { path, depth });
}

interface Place {
  readonly path: WildcardPath;
  readonly depth: number;
}

function restoreMember(members: Record<string, unknown>, name: string, { path, depth }: Place): void {
  const member = members[name];
  if (member === undefined || member === null) return;
  if (depth + 1 < path.length) restoreAt(member, path, depth + 1);
  else members[name] = typeof member === 'number' ? BigInt(member) : BigInt(String(member));
}
