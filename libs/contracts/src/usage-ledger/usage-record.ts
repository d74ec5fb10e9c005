import { z } from 'zod';
import { defineEvent } from '../messages/define-event';
import { defineRequest } from '../messages/define-request';
import { pageOf, pageRequest } from '../messages/page';
import { ledgerTokens } from './token-usage';
import { usdAmount } from './usd-amount';

/**
 * One line of the ledger as it is shown: one attempt at one model, one answer from the cache, or the correction of an
 * attempt whose outcome was unknown until then. Lines never change; their sum is what was used.
 */
export const usageRecord = z.object({
  /** The attempt id; a correction has `_settled` behind it. */
  id: z.string(),
  operationId: z.string(),
  attempt: z.int().min(1),
  userId: z.string(),
  tenantId: z.string(),
  task: z.string(),
  provider: z.string(),
  model: z.string(),
  /** `answered`, or what went wrong; `unknown` where neither was told in time: then the whole reservation is charged. */
  outcome: z.string(),
  cached: z.boolean(),
  estimated: z.boolean(),
  usage: ledgerTokens,
  costUsd: usdAmount,
  savedUsd: usdAmount,
  priceVersion: z.string(),
  fileId: z.string().nullable(),
  recordedAt: z.iso.datetime(),
});
export type UsageRecord = z.infer<typeof usageRecord>;

export const usageFilter = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Only an administrator names another user than itself; without it an administrator sees all. */
  userId: z.string().optional(),
  task: z.string().optional(),
  model: z.string().optional(),
});
export type UsageFilter = z.infer<typeof usageFilter>;

/** The lines of the ledger, newest first. */
export const listUsageRecords = defineRequest({
  subject: 'usage-ledger.v1.usage-record.list',
  request: z.object({ filter: usageFilter, page: pageRequest }),
  reply: pageOf(usageRecord),
  errors: ['FORBIDDEN', 'INVALID_INPUT'],
});

/** A line was written to the ledger; resumable through the event log. */
export const usageRecorded = defineEvent({ subject: 'usage-ledger.v1.usage.recorded', payload: usageRecord });
