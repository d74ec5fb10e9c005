import type { Schema } from 'mongoose';

/** Where 64-bit integers are: by member, `*` for every element of an array or entry of a map, down to the integers themselves. */
export type BigIntPlaces = 'here' | { readonly [key: string]: BigIntPlaces };

/** @returns where the schema declares BigInt, subdocuments, arrays and maps included. */
export function findBigIntPlaces(schema: Schema): BigIntPlaces {
  const root: Branch = Object.create(null);
  for (const path of bigIntPaths(schema)) {
    let branch = root;
    for (const key of path.slice(0, -1)) branch = branchAt(branch, key);
    branch[path.at(-1) ?? ''] = 'here';
  }
  return root;
}

interface Branch {
  [key: string]: 'here' | Branch;
}

function branchAt(branch: Branch, key: string): Branch {
  const present = branch[key];
  if (typeof present === 'object') return present;
  const made: Branch = Object.create(null);
  branch[key] = made;
  return made;
}

function bigIntPaths(schema: Schema, prefix: readonly string[] = []): (readonly string[])[] {
  return Object.values(schema.paths).flatMap((type) => {
    const path = [...prefix, ...type.path.split('.').map((part) => (part === '$*' ? '*' : part))];
    const inside = type.instance === 'Array' ? [...path, '*'] : path;
    if (type.instance === 'BigInt') return [path];
    if (type.schema !== undefined && type.schema !== null) return bigIntPaths(type.schema, inside);
    return type.instance === 'Array' && elementInstance(type) === 'BigInt' ? [inside] : [];
  });
}

const elementInstance = (type: object): string | undefined =>
  'embeddedSchemaType' in type ? (type.embeddedSchemaType as { instance?: string } | undefined)?.instance : undefined;

/** Copies what a store keeps, with bigints where it keeps numbers or a driver's 64-bit integers in their places. */
export function decodeBigInts(value: unknown, places: BigIntPlaces | undefined): unknown {
  if (value === null || value === undefined) return value;
  if (places === 'here') return BigInt(typeof value === 'number' ? value : String(value));
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map((element) => decodeBigInts(element, places?.['*']));
  return decodeMembers(value as Record<string, unknown>, places);
}

function decodeMembers(members: Readonly<Record<string, unknown>>, places: Exclude<BigIntPlaces, 'here'> | undefined): unknown {
  const decoded: Record<string, unknown> = {};
  for (const key of Object.keys(members)) decoded[key] = decodeBigInts(members[key], places?.[key] ?? places?.['*']);
  return decoded;
}
