import { z } from 'zod';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** Web origins separated by commas, each a scheme, a host and perhaps a port. */
export const originList: z.ZodType<readonly string[]> = z
  .union([
    z.string().transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    ),
    z.array(z.string()),
  ])
  .refine((origins) => origins.every(isOrigin))
  .describe('web origins separated by commas, such as https://example.org,http://localhost:5173');
