import type { SchemaType } from 'mongoose';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { invalidValue } from './invalid-value';

/** What the schema says of one path; `nested` is a group of paths without a type of its own. */
export type PathType = { readonly kind: 'typed'; readonly type: SchemaType } | { readonly kind: 'nested' } | { readonly kind: 'mixed' };

/** @throws EarshotError INVALID_INPUT for a path that the schema does not know, which would match or write nothing */
export function pathTypeOf<T extends StoredDocument>({ collection, schema }: DocumentDefinition<T>, path: string): PathType {
  if (/(^|\.)(\$.*|__proto__|constructor|prototype)(\.|$)/.test(path)) throw invalidValue(collection, path, 'is not a path');
  const type = schema.path(path);
  if (type !== undefined && type !== null) return type.instance === 'Mixed' ? { kind: 'mixed' } : { kind: 'typed', type };
  if (schema.pathType(path) === 'nested') return { kind: 'nested' };
  throw invalidValue(collection, path, 'does not exist');
}

/** @returns what the elements of an array of scalars are, or undefined for anything else. */
export const elementTypeOf = (type: SchemaType): SchemaType | undefined =>
  'embeddedSchemaType' in type ? (type.embeddedSchemaType as SchemaType | undefined) : undefined;
