import type { SchemaType } from 'mongoose';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { fittingPart, misfit } from './fitting-copy';
import { invalidValue } from './invalid-value';
import { pathTypeOf } from './path-type';
import { plainValue } from './plain-value';

/**
 * Casts and validates the whole value of one path.
 * @returns what is stored, or a promise of it where mongoose has to look at it
 * @throws EarshotError INVALID_INPUT
 */
export function castValue<T extends StoredDocument>(definition: DocumentDefinition<T>, path: string, value: unknown): unknown {
  if (value === undefined) throw invalidValue(definition.collection, path, 'is undefined; unset it instead');
  const pathType = pathTypeOf(definition, path);
  if (pathType.kind === 'mixed') return plainValue(value);
  if (pathType.kind === 'nested') return castNested(definition, path, value);
  const copy = fittingPart(pathType.type, value);
  return copy === misfit ? castByMongoose(definition.collection, { path, type: pathType.type, value }) : copy;
}

interface MisfitValue {
  readonly path: string;
  readonly type: SchemaType;
  readonly value: unknown;
}

async function castByMongoose(collection: string, { path, type, value }: MisfitValue): Promise<unknown> {
  try {
    const cast: unknown = type.cast(value);
    await validate(type, cast);
    return plainValue(cast);
  } catch (error) {
    throw invalidValue(collection, path, 'has a value that the schema refuses', error);
  }
}

/** Casts and validates one element that joins the array at the path. */
export async function castElement<T extends StoredDocument>(
  definition: DocumentDefinition<T>,
  path: string,
  element: unknown,
): Promise<unknown> {
  const elements = await castValue(definition, path, [element]);
  if (Array.isArray(elements) && elements.length === 1) return elements[0];
  throw invalidValue(definition.collection, path, 'is not an array');
}

async function castNested<T extends StoredDocument>(definition: DocumentDefinition<T>, path: string, value: unknown): Promise<unknown> {
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidValue(definition.collection, path, 'is a group of fields');
  const known = Object.entries(value).filter(
    ([key, member]) => member !== undefined && definition.schema.pathType(`${path}.${key}`) !== 'adhocOrUndefined',
  );
  const members = await Promise.all(known.map(async ([key, member]) => [key, await castValue(definition, `${path}.${key}`, member)]));
  return Object.fromEntries(members);
}

/** Runs what mongoose runs for an update: the validators of the path, then those inside a subdocument. Its types leave it out. */
async function validate(type: SchemaType, cast: unknown): Promise<void> {
  await (type as unknown as UpdateValidation).doValidate(cast, null, { updateValidator: true });
  for (const part of Array.isArray(cast) ? cast : [cast]) if (isValidatable(part)) await part.validate();
}

interface UpdateValidation {
  doValidate(value: unknown, scope: null, options: { updateValidator: true }): Promise<void>;
}

const isValidatable = (value: unknown): value is { validate(): Promise<void> } =>
  typeof value === 'object' && value !== null && 'validate' in value && typeof value.validate === 'function';
