import { z } from 'zod';

/** An absolute http or https address, without the slash at its end. */
export const httpUrl: z.ZodType<string> = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ''))
  .describe('an address that begins with http:// or https://');
