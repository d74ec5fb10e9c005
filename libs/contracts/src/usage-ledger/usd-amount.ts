import { z } from 'zod';

/** US dollars as a decimal string with at most nine decimals, for example `0.000012`; never a float. */
export const usdAmount = z.string().regex(/^-?\d+(\.\d{1,9})?$/, 'a decimal number of US dollars with at most nine decimals');
export type UsdAmount = z.infer<typeof usdAmount>;
