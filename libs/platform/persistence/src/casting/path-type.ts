import type { Schema, SchemaType } from 'mongoose';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { invalidValue } from './invalid-value';

/** What the schema says of one path; `nested` is a group of paths without a type of its own. */
export type PathType = { readonly kind: 'typed'; readonly type: SchemaType } | { readonly kind: 'nested' } | { readonly kind: 'mixed' };

const knownTypes = new WeakMap<Schema, Map<string, PathType>>();
const forbidden = /(^|\.)(\$.*|__proto__|constructor|prototype)(\.|$)/;

/** @throws EarshotError INVALID_INPUT for a path that the schema does not know, which would match or write nothing */
export function pathTypeOf<T extends StoredDocument>({ collection, schema }: DocumentDefinition<T>, path: string): PathType {
  const known = knownTypes.get(schema) ?? new Map<string, PathType>();
  knownTypes.set(schema, known);
  const present = known.get(path);
  if (present !== undefined) return present;
  if (forbidden.test(path)) throw invalidValue(collection, path, 'is not a path');
  const declared = declaredPath(schema, path);
  const pathType = known.get(declared) ?? readPathType(schema, path);
  if (pathType === undefined) throw invalidValue(collection, path, 'does not exist');
  // What is remembered is bounded by the schema, whatever the entries of its maps are called.
  if (declared !== path || path in schema.paths) known.set(declared, pathType);
  return pathType;
}

/** @returns under which name a schema declares a path: all entries of a map share one. */
function declaredPath(schema: Schema, path: string): string {
  const end = path.indexOf('.');
  const map = path.slice(0, end);
  return end > 0 && !path.includes('.', end + 1) && schema.paths[map]?.instance === 'Map' ? `${map}.$*` : path;
}

function readPathType(schema: Schema, path: string): PathType | undefined {
  const type = schema.path(path);
  if (type !== undefined && type !== null) return type.instance === 'Mixed' ? { kind: 'mixed' } : { kind: 'typed', type };
  return schema.pathType(path) === 'nested' ? { kind: 'nested' } : undefined;
}

/** @returns what the elements of an array of scalars are, or undefined for anything else. */
export const elementTypeOf = (type: SchemaType): SchemaType | undefined =>
  'embeddedSchemaType' in type ? (type.embeddedSchemaType as SchemaType | undefined) : undefined;
