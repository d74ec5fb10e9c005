import { budgetAlerted, usageRecorded } from '@earshot/contracts';
import type { EventLog } from '@earshot/platform/messaging';
import type { z } from 'zod';
import { stoppable } from '../graphql/stoppable';
import type { UsageRecord } from '../schema-types.generated';

export type BudgetAlert = z.output<typeof budgetAlerted.payload>;

/**
 * Every line of the ledger as it is written. The cursor is a place in the log that all gateways read, so whoever loses one
 * goes on at another.
 * @param after the cursor of the last line that was seen; what is recorded from now on without it
 * @throws EarshotError INVALID_INPUT for a cursor that is not one of ours or is no longer kept
 */
export function followUsage(log: EventLog, after: string | undefined): AsyncIterableIterator<UsageRecord> {
  const position = after === undefined ? { from: 'now' as const } : { after };
  return stoppable(async function* (signal) {
    for await (const { cursor, payload } of log.read(usageRecorded, { signal, ...position })) yield { ...payload, cursor };
  });
}

/** What a user is told of its budget from now on. */
export const followAlerts = (log: EventLog, tenantId: string): AsyncIterableIterator<BudgetAlert> =>
  stoppable(async function* (signal) {
    for await (const { payload } of log.read(budgetAlerted, { signal, from: 'now', key: tenantId })) yield payload;
  });
