import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { plan } from './plan';
import { usdAmount } from './usd-amount';

/** How a tenant stands in one UTC month. used + reserved + remaining = limit. */
export const budgetView = z.object({
  tenantId: z.string(),
  plan,
  /** The UTC month, for example `2026-11`. */
  period: z.string().regex(/^\d{4}-\d{2}$/),
  limitTokens: z.int(),
  usedTokens: z.int(),
  reservedTokens: z.int(),
  remainingTokens: z.int(),
  limitUsd: usdAmount.nullable(),
  usedUsd: usdAmount,
  resetsAt: z.iso.datetime(),
});
export type BudgetView = z.infer<typeof budgetView>;

/** The budget of the present month. Only an administrator names a tenant other than the caller's own. */
export const findBudget = defineRequest({
  subject: 'usage-ledger.v1.budget.find',
  request: z.object({ tenantId: z.string().optional() }),
  reply: budgetView,
  errors: ['FORBIDDEN'],
});

/** Puts a tenant on a plan, from the present month on. For administrators. */
export const setPlan = defineRequest({
  subject: 'usage-ledger.v1.plan.set',
  request: z.object({ tenantId: z.string(), plan }),
  reply: budgetView,
  errors: ['FORBIDDEN'],
});
