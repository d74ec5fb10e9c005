import type { CallerIdentity, UsageFilter, UsageGroup, UsageReport } from '@earshot/contracts';
import type { LedgerUnderTest } from '../contract/ledger-under-test';
import type { UsageEntry } from '../entries/usage-entry.document';
import { ReportSums } from '../report/report-sums';
import { sumsOfEntry } from './usage-sums';

/** Sums the lines of a user one by one, as a report without rollups would. */
export async function coveredSums(
  ledger: LedgerUnderTest,
  { userId }: CallerIdentity,
  { filter, groupBy }: { filter: UsageFilter; groupBy: UsageGroup },
): Promise<Pick<UsageReport, 'buckets' | 'totals'>> {
  const { from = '', to = '' } = filter;
  const isMeant = ({ recordedAt }: UsageEntry): boolean => recordedAt.toISOString() >= from && recordedAt.toISOString() < to;
  const sums = new ReportSums(groupBy, filter);
  for (const entry of (await ledger.entries.findAll({ userId })).filter(isMeant)) {
    const { task, provider, model, recordedAt } = entry;
    sums.add({ task, provider, model, userId, span: recordedAt.toISOString().slice(0, 10), ...sumsOfEntry(entry) });
  }
  return sums.result();
}
