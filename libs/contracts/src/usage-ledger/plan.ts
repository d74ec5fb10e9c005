import { z } from 'zod';

/** What a tenant has subscribed to; the plan decides the tokens of a month. */
export const plan = z.enum(['LITE', 'PRO', 'BUSINESS']);
export type Plan = z.infer<typeof plan>;
