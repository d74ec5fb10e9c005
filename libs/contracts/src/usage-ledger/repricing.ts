import { z } from 'zod';
import { defineStream } from '../messages/define-stream';
import { usdAmount } from './usd-amount';

const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11');

/** What new prices change for one model of one tenant in one month. */
export const repricedModel = z.object({
  tenantId: z.string(),
  period,
  provider: z.string(),
  model: z.string(),
  /** Attempts whose cost changes. */
  attempts: z.int(),
  presentUsd: usdAmount,
  newUsd: usdAmount,
  differenceUsd: usdAmount,
});
export type RepricedModel = z.infer<typeof repricedModel>;

/**
 * Charges attempts of past months at other prices: those of a version of the price book, or with `undo` those that an
 * earlier repricing has replaced. Without `apply` it only tells the differences. With it, each attempt gets a line that
 * takes its cost back and one that posts the new one; the name makes it idempotent, and who asks again with the name of one
 * that was broken off goes on with it, as it was begun. For administrators.
 *
 * CONFLICT while another one is unfinished, and for an undo of any but the last one. NOT_FOUND for a version that was never
 * in force here and for an undo of a name that nobody gave. Attempts whose outcome is unknown keep their charge, and the
 * cache what it saved.
 */
export const repriceUsage = defineStream({
  subject: 'usage-ledger.v1.usage.reprice',
  request: z.object({
    name: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'letters, digits, dots and dashes'),
    apply: z.boolean(),
    from: period,
    /** The last month; by default the first one is the only one. */
    to: period.optional(),
    provider: z.string().optional(),
    model: z.string().optional(),
    /** The version in force by default. */
    priceVersion: z.string().optional(),
    undo: z.string().optional(),
  }),
  item: repricedModel,
  errors: ['FORBIDDEN', 'CONFLICT', 'NOT_FOUND', 'INVALID_INPUT'],
  idleTimeoutMs: 600_000,
});
