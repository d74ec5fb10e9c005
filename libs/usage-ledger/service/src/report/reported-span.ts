import type { UsageFilter } from '@earshot/contracts';
import { endOfPeriod, periodOf, startOfPeriod } from '@earshot/usage-ledger/accounting';
import type { InstantSpan } from '../rollups/cover-span';

/** @returns the span that a filter means: without a beginning the UTC month of its end, without an end the present month. */
export function reportedSpan({ from, to }: UsageFilter, now: Date): InstantSpan {
  const end = to === undefined ? endOfPeriod(periodOf(now)) : new Date(to);
  const month = periodOf(new Date(end.getTime() - 1));
  return { from: from === undefined ? startOfPeriod(month) : new Date(from), to: end };
}
