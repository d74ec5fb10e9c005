import type { CallerIdentity, reportUsage, UsageReport } from '@earshot/contracts';
import { endOfPeriod, periodOf } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../clock';
import type { EntryQuery } from '../entries/usage-entry.repository';
import { coverSpan, type InstantSpan, type RollupRange } from '../rollups/cover-span';
import { EntryReader } from '../rollups/entry-reader';
import { FoldEntries } from '../rollups/fold-entries';
import { dayOf } from '../rollups/rollup-spans';
import type { UsageRollup } from '../rollups/rollup.document';
import { RollupRepository } from '../rollups/rollup.repository';
import { sumsOfEntry } from '../rollups/usage-sums';
import { readableEntries } from './readable-entries';
import { ReportSums } from './report-sums';
import { reportedSpan } from './reported-span';

type Request = z.output<typeof reportUsage.request>;

/** Sums over the ledger: whole months and days from the rollups, the parts of days at the edges from its lines. */
@Injectable()
export class ReportUsage {
  constructor(
    private readonly entries: EntryReader,
    private readonly rollups: RollupRepository,
    private readonly fold: FoldEntries,
    private readonly clock: Clock,
  ) {}

  /** Whatever was recorded before the question is in the answer. @throws EarshotError FORBIDDEN, INVALID_INPUT */
  async execute({ filter, groupBy }: Request, caller: CallerIdentity): Promise<UsageReport> {
    const span = reportedSpan(filter, this.clock.now());
    const query = readableEntries({ ...filter, from: span.from.toISOString(), to: span.to.toISOString() }, caller);
    await this.fold.execute();
    const sums = new ReportSums(groupBy, query);
    const { ranges, edges } = coverSpan(this.coveredSpan(span), groupBy === 'DAY' ? 'day' : 'month');
    for (const { cells, userId, span: of } of await this.findRollups(ranges, query, groupBy)) {
      for (const cell of cells) sums.add({ ...cell, userId, span: of });
    }
    for (const edge of edges) await this.addEdge(sums, { ...query, ...edge });
    return { from: span.from.toISOString(), to: span.to.toISOString(), groupBy, ...sums.result() };
  }

  /** What ends in the future holds nothing behind the present: so the present month is one rollup, and not one for each day. */
  private coveredSpan({ from, to }: InstantSpan): InstantSpan {
    const now = this.clock.now();
    const endOfMonth = endOfPeriod(periodOf(now));
    return { from, to: to > now && to < endOfMonth ? endOfMonth : to };
  }

  private findRollups(ranges: readonly RollupRange[], { userId }: EntryQuery, groupBy: Request['groupBy']): Promise<UsageRollup[]> {
    const isByUser = groupBy === 'USER' && userId === undefined;
    return isByUser ? this.rollups.findRangesOfUsers(ranges) : this.rollups.findRanges(userId ?? null, ranges);
  }

  private async addEdge(sums: ReportSums, edge: EntryQuery & InstantSpan): Promise<void> {
    for await (const portion of this.entries.portions(edge)) {
      for (const entry of portion) {
        const { task, provider, model, userId, recordedAt } = entry;
        sums.add({ task, provider, model, ...sumsOfEntry(entry), userId, span: dayOf(recordedAt) });
      }
    }
  }
}
