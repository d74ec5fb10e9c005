import { z } from 'zod';
import { defineRequest } from '../messages/define-request';

/**
 * Makes the sums behind the reports anew from the lines of the ledger, while it goes on. For administrators. It works for a
 * while and answers from which day to go on; ask again with that day until `next` is null.
 */
export const rebuildRollups = defineRequest({
  subject: 'usage-ledger.v1.rollups.rebuild',
  request: z.object({ from: z.iso.date().optional() }),
  reply: z.object({ days: z.int(), next: z.iso.date().nullable() }),
  errors: ['FORBIDDEN', 'INVALID_INPUT'],
  timeoutMs: 120_000,
});
