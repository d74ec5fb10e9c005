import { z } from 'zod';
import type { Setting } from './setting';

/** @returns what the text of the variable has to be, to end a sentence that begins with "Set it to". */
export function expectationOf({ schema }: Setting): string {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return (inner instanceof z.ZodType ? inner.description : undefined) ?? 'a text';
}

/** @returns whether the process does not start without the variable. */
export function isRequired(setting: Setting): boolean {
  return setting.default === undefined && setting.computedDefault === undefined && !setting.schema.safeParse(undefined).success;
}
