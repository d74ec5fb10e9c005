import { z } from 'zod';
import { findJson } from './find-json';
import { fitToSchema } from './fit-to-schema';
import type { RepairStep } from './repair-step';

/** Where an answer does not fit; nothing of the answer itself. */
export interface OutputIssue {
  /** The path, with dots; empty for the whole. */
  readonly field: string;
  readonly message: string;
}

/** How far an answer could be read without asking again. */
export type OutputReading<Value> =
  | { readonly kind: 'complete'; readonly value: Value; readonly repairs: readonly RepairStep[] }
  /** What fits is there, and typed; the rest is missing. */
  | {
      readonly kind: 'partial';
      readonly value: Readonly<Record<string, unknown>>;
      readonly issues: readonly OutputIssue[];
      readonly repairs: readonly RepairStep[];
    }
  | { readonly kind: 'unusable'; readonly issues: readonly OutputIssue[]; readonly repairs: readonly RepairStep[] };

const shownIssues = 5;

const jsonSchemas = new WeakMap<z.ZodType, unknown>();
const jsonSchemaOf = (schema: z.ZodType): unknown => {
  const known = jsonSchemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  jsonSchemas.set(schema, known);
  return known;
};

const issuesOf = (error: z.ZodError): OutputIssue[] =>
  error.issues.slice(0, shownIssues).map(({ path, message }) => ({ field: path.join('.'), message }));

/**
 * The free part of the ladder: finds the JSON in what a model wrote, puts its syntax right, fits it to the schema and checks it.
 * Nothing is thrown, and no answer is too broken: every one ends as one of the three kinds.
 */
export function repairOutput<Schema extends z.ZodType>(text: string, schema: Schema): OutputReading<z.output<Schema>> {
  const found = findJson(text);
  if (found === undefined) return { kind: 'unusable', issues: [{ field: '', message: 'There is no JSON in it.' }], repairs: [] };
  const asWritten = schema.safeParse(found.value);
  if (asWritten.success) return { kind: 'complete', value: asWritten.data, repairs: found.repairs };

  const repairs = new Set(found.repairs);
  const fitted = fitToSchema(found.value, jsonSchemaOf(schema), (step) => repairs.add(step));
  const checked = schema.safeParse(fitted);
  if (checked.success) return { kind: 'complete', value: checked.data, repairs: [...repairs] };
  const issues = issuesOf(checked.error);
  const value = partOf(fitted, schema, checked.error);
  return value === undefined
    ? { kind: 'unusable', issues, repairs: [...repairs] }
    : { kind: 'partial', value, issues, repairs: [...repairs] };
}

/** @returns the properties that fit, with their types proven; undefined where there are none. */
function partOf(value: unknown, schema: z.ZodType, error: z.ZodError): Record<string, unknown> | undefined {
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const broken = new Set(error.issues.map(({ path }) => path[0]));
  const fitting = Object.fromEntries(Object.entries(value).filter(([name]) => !broken.has(name)));
  if (Object.keys(fitting).length === 0) return undefined;
  return schema.partial().safeParse(fitting).data;
}
