import { z } from 'zod';
import { defineStream } from '../messages/define-stream';
import { usageFilter, usageRecord } from './usage-record';

/**
 * All lines of the ledger that a filter means, the oldest first, in portions; by default those of the present UTC month.
 * Neither end holds more than a portion.
 */
export const exportUsageRecords = defineStream({
  subject: 'usage-ledger.v1.usage-record.export',
  request: z.object({ filter: usageFilter }),
  item: z.array(usageRecord),
  errors: ['FORBIDDEN', 'INVALID_INPUT'],
});
