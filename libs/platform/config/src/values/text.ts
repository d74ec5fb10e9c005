import { z } from 'zod';

/** @returns a schema of a text that is not empty; `what` ends the sentence "Set it to". */
export function text(what: string, { minLength = 1 }: { readonly minLength?: number } = {}): z.ZodType<string> {
  return z.string().min(minLength).describe(what);
}
