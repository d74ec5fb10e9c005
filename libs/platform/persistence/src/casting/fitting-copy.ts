import type { Schema, SchemaType } from 'mongoose';

/** What a value is not when it has to be cast, checked or completed first. */
export const misfit = Symbol('misfit');

/** @returns a copy of a value that is already what the schema would make of it, or `misfit`. */
type Copy = (value: unknown) => unknown;

const copyBySchema = new WeakMap<Schema, Copy>();

/**
 * Copies what needs no casting: every field of its type already, nothing required missing. Most of what a
 * program stores is so, and going through mongoose's documents costs twenty times as much. Whatever is not, or whatever a schema
 * has that is not known here (setters, further validators, arrays of scalars, groups of fields, defaults that are made), is left to mongoose.
 *
 * @returns plain data without the fields that the schema does not know, or `misfit`
 */
export function fittingCopy(schema: Schema, value: unknown): unknown {
  const known = copyBySchema.get(schema);
  if (known !== undefined) return known(value);
  const copy = copyOf(schema);
  copyBySchema.set(schema, copy);
  return copy(value);
}

const copyByType = new WeakMap<SchemaType, Copy>();

/** The same for the whole value of one path of a document. */
export function fittingPart(type: SchemaType, value: unknown): unknown {
  if (value === null || value === '') return misfit;
  const known = copyByType.get(type);
  if (known !== undefined) return known(value);
  const copy = isSimple('', type as unknown as KnownType) ? copyOfInstance(type as unknown as KnownType) : () => misfit;
  copyByType.set(type, copy);
  return copy(value);
}

/** @returns a single value that is of its type already, or `misfit`; validators and setters have no say in what is compared */
export const fittingScalar = ({ instance }: SchemaType, value: unknown): unknown => scalarCopies.get(instance)?.(value) ?? misfit;

function copyOf(schema: Schema): Copy {
  const fields = Object.entries(schema.paths).map(([path, type]) => [path, fieldOf(path, type)] as const);
  return (value) => {
    if (!isPlainObject(value)) return misfit;
    const copy: Record<string, unknown> = {};
    for (const [path, field] of fields) {
      const member = field(value[path]);
      if (member === misfit) return misfit;
      if (member !== undefined) copy[path] = member;
    }
    return copy;
  };
}

function fieldOf(path: string, type: SchemaType): Copy {
  const known = type as unknown as KnownType;
  if (!isSimple(path, known)) return () => misfit;
  const copy = copyOfInstance(known);
  const isRequired = known.isRequired === true;
  const { defaultValue } = known;
  const missing =
    isRequired || (typeof defaultValue === 'object' && defaultValue !== null) || typeof defaultValue === 'function' ? misfit : defaultValue;
  return (value) => {
    if (value === undefined) return missing;
    if (value === null) return isRequired ? misfit : null;
    if (value === '' && isRequired) return misfit;
    return copy(value);
  };
}

/** What is read of a type of mongoose's; its own types leave most of it out. */
interface KnownType {
  readonly instance: string;
  readonly schema?: Schema;
  readonly isRequired?: boolean;
  readonly defaultValue?: unknown;
  readonly setters: readonly unknown[];
  readonly validators: readonly { readonly type?: string }[];
}

const isSimple = (path: string, { setters, validators }: KnownType): boolean =>
  !path.includes('.') && setters.length === 0 && validators.every(({ type }) => type === 'required');

function copyOfInstance({ instance, schema }: KnownType): Copy {
  if (schema === undefined) return scalarCopies.get(instance) ?? (() => misfit);
  if (instance === 'Embedded') return (value) => fittingCopy(schema, value);
  return instance === 'Array' ? (value) => copyEach(schema, value) : () => misfit;
}

function copyEach(schema: Schema, value: unknown): unknown {
  if (!Array.isArray(value)) return misfit;
  const copies = value.map((element) => fittingCopy(schema, element));
  return copies.includes(misfit) ? misfit : copies;
}

const kept =
  (isFitting: (value: unknown) => boolean): Copy =>
  (value) =>
    isFitting(value) ? value : misfit;

const scalarCopies = new Map<string, Copy>([
  ['String', kept((value) => typeof value === 'string')],
  ['Number', kept((value) => typeof value === 'number' && Number.isFinite(value))],
  ['BigInt', kept((value) => typeof value === 'bigint' && Number.isSafeInteger(Number(value)))],
  ['Boolean', kept((value) => typeof value === 'boolean')],
  ['Date', kept((value) => value instanceof Date && !Number.isNaN(value.getTime()))],
]);

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
