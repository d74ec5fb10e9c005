import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { plan } from './plan';
import { parseNanoUsd, usdAmount } from './usd-amount';

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

/** The most that a limit in dollars may be; above it "no limit" is meant. */
const largestLimitNanoUsd = 1_000_000_000_000_000n;

// A pipe, because what is no amount cannot be compared.
const limitUsd = usdAmount.pipe(
  z.string().refine((amount) => parseNanoUsd(amount) >= 0n && parseNanoUsd(amount) <= largestLimitNanoUsd, 'an amount from 0 to 1000000'),
);

/** Limits what a tenant may spend in a month, from the present one on, beside the tokens of its plan; null: no limit. For administrators. */
export const setBudgetUsd = defineRequest({
  subject: 'usage-ledger.v1.budget-usd.set',
  request: z.object({ tenantId: z.string(), monthlyLimitUsd: limitUsd.nullable() }),
  reply: budgetView,
  errors: ['FORBIDDEN', 'INVALID_INPUT'],
});
