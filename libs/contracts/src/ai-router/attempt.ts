import { z } from 'zod';
import { tokenUsage } from '../usage-ledger/token-usage';
import { usdAmount } from '../usage-ledger/usd-amount';

/** One try at one model, as a value: every one is in the reply, whether it answered or not. */
export const attempt = z.object({
  provider: z.string(),
  model: z.string(),
  outcome: z.string(),
  errorCode: z.string().nullable(),
  durationMs: z.number().min(0),
  usage: tokenUsage.nullable(),
  costUsd: usdAmount,
});
export type Attempt = z.infer<typeof attempt>;
