import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { usdAmount } from '../usage-ledger/usd-amount';

/** A model as it is offered, with its price of today and how it is doing. */
export const modelView = z.object({
  id: z.string(),
  provider: z.string(),
  slug: z.string(),
  aliases: z.array(z.string()),
  contextTokens: z.int().positive(),
  inputUsdPerMillion: usdAmount,
  outputUsdPerMillion: usdAmount,
  cachedInputUsdPerMillion: usdAmount.nullable(),
  local: z.boolean(),
  speed: z.int(),
  quality: z.int(),
  priority: z.int(),
  freeRequestsPerDay: z.int().nullable(),
  health: z.object({
    state: z.enum(['CLOSED', 'OPEN', 'HALF_OPEN']),
    successRate: z.number().min(0).max(1).nullable(),
    p95Ms: z.number().nullable(),
    openUntil: z.iso.datetime().nullable(),
    /** `primary` or `secondary`; null when the provider has no key or needs none. */
    activeKey: z.string().nullable(),
  }),
});
export type ModelView = z.infer<typeof modelView>;

export const listModels = defineRequest({
  subject: 'ai-router.v1.model.list',
  request: z.object({}),
  reply: z.object({ models: z.array(modelView) }),
});
