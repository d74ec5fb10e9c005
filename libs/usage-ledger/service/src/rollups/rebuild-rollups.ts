import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { EntryReader } from './entry-reader';
import { FoldEntries } from './fold-entries';
import { daysBetween, daysOfMonth, monthOf } from './rollup-spans';

/** How long one call works before it answers where to go on. */
const patienceMs = 20_000;

export interface Rebuilt {
  /** Days whose sums were made anew. */
  readonly days: number;
  /** The day from which to go on; null when all is done. */
  readonly next: string | null;
}

/** Makes the rollups anew from the lines of the ledger, month by month, while the ledger goes on. */
@Injectable()
export class RebuildRollups {
  constructor(
    private readonly fold: FoldEntries,
    private readonly entries: EntryReader,
    private readonly clock: Clock,
  ) {}

  /** @param from the day in whose month to begin; that of the earliest line by default */
  async execute(from?: string): Promise<Rebuilt> {
    await this.fold.execute();
    const begin = from === undefined ? await this.entries.findEarliest() : new Date(from);
    const months = begin === null ? [] : [...new Set(daysBetween(begin, this.clock.now()).map(monthOf))];
    const startedMs = performance.now();
    let days = 0;
    for (const month of months) {
      if (days > 0 && performance.now() - startedMs > patienceMs) return { days, next: `${month}-01` };
      for (const day of daysOfMonth(month)) await this.fold.remake(day);
      await this.fold.remake(month);
      days += daysOfMonth(month).length;
    }
    return { days, next: null };
  }
}
