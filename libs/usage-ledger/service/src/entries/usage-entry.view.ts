import { formatNanoUsd, type UsageRecord } from '@earshot/contracts';
import type { UsageEntry } from './usage-entry.document';

/** @returns a line of the ledger as it is shown. */
export const viewEntry = (entry: UsageEntry): UsageRecord => ({
  id: entry._id,
  operationId: entry.operationId,
  attempt: entry.attempt,
  userId: entry.userId,
  tenantId: entry.tenantId,
  task: entry.task,
  provider: entry.provider,
  model: entry.model,
  outcome: entry.outcome,
  cached: entry.kind === 'cache-hit',
  estimated: entry.estimated,
  usage: entry.usage,
  costUsd: formatNanoUsd(entry.costNanoUsd),
  savedUsd: formatNanoUsd(entry.savedNanoUsd),
  priceVersion: entry.priceVersion,
  fileId: entry.fileId,
  recordedAt: entry.recordedAt.toISOString(),
});
