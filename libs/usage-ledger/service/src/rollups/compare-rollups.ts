import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Clock } from '../clock';
import { EntryReader } from './entry-reader';
import { FoldEntries } from './fold-entries';
import { RollupDraft } from './rollup-draft';
import type { RollupCell } from './rollup-cells';
import { boundsOf, daysBetween, daysOfMonth, monthOf } from './rollup-spans';
import { rollupId } from './rollup.document';
import { RollupRepository } from './rollup.repository';

/** A rollup that says something else than what it is derived from. */
export interface RollupDifference {
  /** `user/<id>/day/2026-11-21`, `all/month/2026-11`: whose sums and of which day or month. */
  readonly rollup: string;
  readonly expected: readonly RollupCell[];
  readonly found: readonly RollupCell[];
}

/** A line that arrives while its day is compared looks like a difference; so a day that differs is compared again. */
const mostTries = 3;

/** Proves that the rollups say what the lines of the ledger say. */
@Injectable()
export class CompareRollups {
  constructor(
    private readonly fold: FoldEntries,
    private readonly entries: EntryReader,
    private readonly rollups: RollupRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns each rollup that differs: days from the lines, months from their days. Reads every line once, in portions. */
  async execute(): Promise<RollupDifference[]> {
    const earliest = await this.entries.findEarliest();
    const days = earliest === null ? [] : daysBetween(earliest, this.clock.now());
    const differences: RollupDifference[] = [];
    for (const day of days) differences.push(...(await this.confirm(day, () => this.sumEntries(day))));
    for (const month of new Set(days.map(monthOf))) differences.push(...(await this.confirm(month, () => this.sumDays(month))));
    return differences;
  }

  private async confirm(span: string, sum: () => Promise<RollupDraft>): Promise<RollupDifference[]> {
    for (let tries = 1; ; tries += 1) {
      await this.fold.execute();
      const differences = await this.compare(span, await sum());
      if (differences.length === 0 || tries === mostTries) return differences;
    }
  }

  private async compare(span: string, expected: RollupDraft): Promise<RollupDifference[]> {
    const found = new Map<string, readonly RollupCell[]>();
    for (const { _id, userId, unit, cells } of await this.rollups.findBySpan(span)) {
      found.set(_id, cells);
      expected.at({ userId, unit, span });
    }
    return expected
      .list()
      .map(({ key, cells }) => ({ rollup: rollupId(key), expected: cells.list(), found: found.get(rollupId(key)) ?? [] }))
      .filter((rollup) => !isDeepStrictEqual(rollup.expected, rollup.found));
  }

  private async sumEntries(day: string): Promise<RollupDraft> {
    const sums = new RollupDraft();
    for await (const portion of this.entries.portions(boundsOf(day))) for (const entry of portion) sums.addToDay(entry);
    return sums;
  }

  private async sumDays(month: string): Promise<RollupDraft> {
    const sums = new RollupDraft();
    for (const day of daysOfMonth(month)) for (const rollup of await this.rollups.findBySpan(day)) sums.addDay(rollup);
    return sums;
  }
}
