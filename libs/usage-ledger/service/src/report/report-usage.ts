import { EarshotError, type CallerIdentity, type reportUsage, type UsageReport } from '@earshot/contracts';
import { endOfPeriod, periodOf, startOfPeriod } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../clock';
import { UsageEntryRepository } from '../entries/usage-entry.repository';
import { readableEntries } from './readable-entries';
import { EntrySums } from './sum-entries';

const dayMs = 86_400_000;
const longestSpanDays = 366;

/**
 * Sums over the ledger. They are taken from its lines, so they cannot differ from them; one day is read at a time, each
 * by an index, so that a long span needs no more memory than its busiest day.
 */
@Injectable()
export class ReportUsage {
  constructor(
    private readonly entries: UsageEntryRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError FORBIDDEN, and INVALID_INPUT for a span of more than a year */
  async execute({ filter, groupBy }: z.output<typeof reportUsage.request>, caller: CallerIdentity): Promise<UsageReport> {
    const present = periodOf(this.clock.now());
    const to = filter.to ?? endOfPeriod(present).toISOString();
    const from = filter.from ?? startOfPeriod(filter.to === undefined ? present : periodOf(lastInstantBefore(filter.to))).toISOString();
    const query = readableEntries({ ...filter, from, to }, caller);
    const sums = new EntrySums(groupBy);
    for (const day of daysBetween(new Date(from), new Date(to))) sums.add(await this.entries.findAll({ ...query, ...day }));
    return { from, to, groupBy, ...sums.result() };
  }
}

const lastInstantBefore = (instant: string): Date => new Date(Date.parse(instant) - 1);

function daysBetween(from: Date, to: Date): { from: Date; to: Date }[] {
  const days = Math.ceil((to.getTime() - from.getTime()) / dayMs);
  if (days > longestSpanDays) {
    throw new EarshotError('INVALID_INPUT', `A report spans at most ${longestSpanDays} days.`, { details: { field: 'from' } });
  }
  const instant = (day: number): Date => new Date(Math.min(from.getTime() + day * dayMs, to.getTime()));
  return Array.from({ length: days }, (_, day) => ({ from: instant(day), to: instant(day + 1) }));
}
