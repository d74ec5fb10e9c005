import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { usageFilter } from './usage-record';
import { usdAmount } from './usd-amount';

export const usageGroup = z.enum(['DAY', 'MODEL', 'PROVIDER', 'TASK', 'USER']);
export type UsageGroup = z.infer<typeof usageGroup>;

const bucket = z.object({
  key: z.string(),
  requests: z.int(),
  cacheHits: z.int(),
  failures: z.int(),
  totalTokens: z.int(),
  costUsd: usdAmount,
  savedUsd: usdAmount,
});

export const usageReport = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  groupBy: usageGroup,
  buckets: z.array(bucket),
  totals: bucket,
});
export type UsageReport = z.infer<typeof usageReport>;

/** Sums over the ledger, by default of the present UTC month. */
export const reportUsage = defineRequest({
  subject: 'usage-ledger.v1.usage.report',
  request: z.object({ filter: usageFilter, groupBy: usageGroup }),
  reply: usageReport,
  errors: ['FORBIDDEN', 'INVALID_INPUT'],
  timeoutMs: 10_000,
});
