import { z } from 'zod';

/** @returns a schema of a whole number written in decimal digits, from `from` to `to`, both allowed. */
export function wholeNumber({ from, to }: { readonly from: number; readonly to: number }): z.ZodType<number> {
  return z
    .union([z.string().regex(/^\d+$/).transform(Number), z.number()])
    .pipe(z.int().min(from).max(to))
    .describe(`a whole number from ${from} to ${to}`);
}
