import { Injectable } from '@nestjs/common';
import { AlertBudgets } from '../alerts/alert-budgets';
import { budgetId } from '../budget/blank-budget';
import { EntryReader } from './entry-reader';
import type { FoldHead } from './fold-head.document';
import { RollupDraft } from './rollup-draft';
import { boundsOf, daysOfMonth, isMonth } from './rollup-spans';
import { rollupId } from './rollup.document';
import { RollupRepository } from './rollup.repository';

/** Rollups written at the same time. */
const writesAtOnce = 16;

/**
 * Does the work of one fold. It may be done by many at once, broken off anywhere and done again: what it writes depends on
 * the lines and on the number of the fold alone, and a rollup takes each number once.
 */
@Injectable()
export class ApplyFold {
  constructor(
    private readonly entries: EntryReader,
    private readonly rollups: RollupRepository,
    private readonly alertBudgets: AlertBudgets,
  ) {}

  async execute(head: FoldHead): Promise<void> {
    if (head.span !== null) await this.remake(head.fold, head.span);
    else await this.count(head);
  }

  private async count({ fold, entryIds }: FoldHead): Promise<void> {
    const added = new RollupDraft();
    const entries = await this.entries.findByIds(entryIds);
    for (const entry of entries) added.addToDayAndMonth(entry);
    const drafts = added.list();
    const present = new Map((await this.rollups.findByKeys(drafts.map(({ key }) => key))).map((rollup) => [rollup._id, rollup]));
    await inPortions(drafts, ({ key, cells }) => {
      const rollup = present.get(rollupId(key));
      for (const cell of rollup?.cells ?? []) cells.addCell(cell);
      return this.rollups.fold(rollup, { key, cells: cells.list(), fold });
    });
    await this.alertBudgets.execute(new Set(entries.map(({ tenantId, period }) => budgetId(tenantId, period))));
    await this.entries.markFolded(entryIds);
  }

  private async remake(fold: number, span: string): Promise<void> {
    const made = isMonth(span) ? await this.sumDays(span) : await this.sumEntries(span);
    const present = new Map((await this.rollups.findBySpan(span)).map((rollup) => [rollup._id, rollup]));
    // A rollup that nothing is behind becomes empty; it is not deleted, because its number keeps latecomers out.
    for (const { userId, unit } of present.values()) made.at({ userId, unit, span });
    await inPortions(made.list(), ({ key, cells }) => this.rollups.fold(present.get(rollupId(key)), { key, cells: cells.list(), fold }));
  }

  /** Sums the lines of a day that are counted; the others are still to be folded. */
  private async sumEntries(day: string): Promise<RollupDraft> {
    const sums = new RollupDraft();
    for await (const portion of this.entries.portions(boundsOf(day))) {
      for (const entry of portion) if (entry.isUnfolded !== true) sums.addToDay(entry);
    }
    return sums;
  }

  private async sumDays(month: string): Promise<RollupDraft> {
    const sums = new RollupDraft();
    for (const day of daysOfMonth(month)) for (const rollup of await this.rollups.findBySpan(day)) sums.addDay(rollup);
    return sums;
  }
}

async function inPortions<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += writesAtOnce) {
    await Promise.all(items.slice(start, start + writesAtOnce).map(work));
  }
}
