import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** A private key in PEM; `\n` written as two characters, as one-line variables carry it, counts as a line break. */
export const privateKey: z.ZodType<string> = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine(isPrivateKey)
  .describe('a private key in PEM');

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}
