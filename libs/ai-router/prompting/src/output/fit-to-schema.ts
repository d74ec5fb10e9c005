import { z } from 'zod';
import type { NoteRepair } from './repair-step';

/** The parts of JSON Schema by which a value can be put right. */
const shape = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
});
type Shape = z.infer<typeof shape>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const spelling = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * @param jsonSchema what the value should fit, as JSON Schema
 * @returns the value with what is plainly meant otherwise put right: names and choices in another spelling, numbers as text,
 *   one value instead of a list. It need not fit after that.
 */
export function fitToSchema(value: unknown, jsonSchema: unknown, note: NoteRepair): unknown {
  const { data: wanted } = shape.safeParse(jsonSchema);
  if (wanted === undefined) return value;
  if (wanted.anyOf !== undefined) return fitToOneOf(value, wanted.anyOf, note);
  if (wanted.enum !== undefined || wanted.const !== undefined) return fitToChoice(value, wanted.enum ?? [wanted.const], note);
  const fit = wanted.type === undefined ? undefined : fitters.get(wanted.type);
  return fit === undefined ? value : fit(value, wanted, note);
}

function fitToOneOf(value: unknown, options: readonly unknown[], note: NoteRepair): unknown {
  const typeOf = (option: unknown): string | undefined => shape.safeParse(option).data?.type;
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const option = options.find((candidate) => typeOf(candidate) === own) ?? options.find((candidate) => typeOf(candidate) !== 'null');
  return fitToSchema(value, option, note);
}

function fitToChoice(value: unknown, choices: readonly unknown[], note: NoteRepair): unknown {
  if (choices.includes(value)) return value;
  const found = choices.find((choice) => spelling(String(choice)) === spelling(String(value)));
  if (found === undefined) return value;
  note('choice_spelt');
  return found;
}

type Fit = (value: unknown, wanted: Shape, note: NoteRepair) => unknown;

const fitObject: Fit = (value, { properties = {}, required = [] }, note) => {
  const inner = unwrap(value, Object.keys(properties), note);
  if (!isRecord(inner)) return inner;
  const fitted: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(inner)) {
    const name = nameMeantBy(key, inner, properties);
    if (name === undefined) continue;
    if (name !== key) note('key_renamed');
    if (part === null && !required.includes(name)) note('null_dropped');
    else fitted[name] = fitToSchema(part, properties[name], note);
  }
  return fitted;
};

/** @returns the property of which a key is a spelling, unless it is there in its own; undefined for a key too many. */
function nameMeantBy(key: string, value: Record<string, unknown>, properties: Record<string, unknown>): string | undefined {
  if (Object.hasOwn(properties, key)) return key;
  const name = Object.keys(properties).find((candidate) => spelling(candidate) === spelling(key));
  return name === undefined || Object.hasOwn(value, name) ? undefined : name;
}

/** `[{…}]` and `{"result": {…}}` hold the object that was asked for. */
function unwrap(value: unknown, names: readonly string[], note: NoteRepair): unknown {
  const known = new Set(names.map(spelling));
  const [only, ...others] = isRecord(value) || Array.isArray(value) ? Object.entries(value) : [];
  if (only === undefined || others.length > 0 || !isRecord(only[1]) || known.has(spelling(only[0]))) return value;
  note('unwrapped');
  return only[1];
}

const fitList: Fit = (value, { items, maxItems = Infinity }, note) => {
  const list = Array.isArray(value) ? value : listOf(value, items, note);
  if (!Array.isArray(list)) return list;
  const fitted = list.filter((item) => item !== null && item !== '').map((item) => fitToSchema(item, items, note));
  if (fitted.length > maxItems) note('too_long_cut');
  return fitted.slice(0, maxItems);
};

function listOf(value: unknown, items: unknown, note: NoteRepair): unknown {
  if (value === null || value === undefined) return value;
  note('list_wrapped');
  const isText = typeof value === 'string' && shape.safeParse(items).data?.type === 'string';
  if (!isText) return [value];
  const lines = value.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim());
  return lines.length > 1 ? lines : value.split(/\s*[,;/|]\s*/);
}

const fitNumber: Fit = (value, _wanted, note) => {
  const number =
    typeof value === 'string' && /^\s*[-+]?\d*\.?\d+(?:e[-+]?\d+)?\s*%?\s*$/i.test(value) ? Number.parseFloat(value) : Number.NaN;
  if (!Number.isFinite(number)) return value;
  note('value_converted');
  return number;
};

const fitBoolean: Fit = (value, _wanted, note) => {
  const answer = typeof value === 'string' ? /^(?:(true|yes|y)|(?:false|no|n))$/i.exec(value.trim()) : null;
  if (answer === null) return value;
  note('value_converted');
  return answer[1] !== undefined;
};

const fitText: Fit = (value, { maxLength = Infinity }, note) => {
  const text = asText(value, note);
  if (typeof text !== 'string' || text.length <= maxLength) return text;
  note('too_long_cut');
  return `${text.slice(0, maxLength - 1).replace(/\s+\S*$/, '')}…`;
};

function asText(value: unknown, note: NoteRepair): unknown {
  const isList = Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  if (!isList && typeof value !== 'number' && typeof value !== 'boolean') return value;
  note('value_converted');
  return isList ? value.join(', ') : String(value);
}

const fitters: ReadonlyMap<string, Fit> = new Map([
  ['object', fitObject],
  ['array', fitList],
  ['number', fitNumber],
  ['integer', fitNumber],
  ['boolean', fitBoolean],
  ['string', fitText],
]);
