import type { UsageEntry } from '../entries/usage-entry.document';
import { RollupCells } from './rollup-cells';
import { dayOf, monthOf } from './rollup-spans';
import { rollupId, type RollupKey, type RollupUnit, type UsageRollup } from './rollup.document';

/** Sums by rollup, while they are made. */
export class RollupDraft {
  private readonly drafts = new Map<string, { key: RollupKey; cells: RollupCells }>();

  /** Adds a line to the sums of its day for its user and for all. */
  addToDay(entry: UsageEntry): void {
    this.addTo(entry, 'day', dayOf(entry.recordedAt));
  }

  /** Adds a line to the sums of its day and of its month. */
  addToDayAndMonth(entry: UsageEntry): void {
    const day = dayOf(entry.recordedAt);
    this.addTo(entry, 'day', day);
    this.addTo(entry, 'month', monthOf(day));
  }

  /** Adds the sums of a day to those of its month. */
  addDay({ userId, span, cells }: UsageRollup): void {
    const target = this.at({ userId, unit: 'month', span: monthOf(span) });
    for (const cell of cells) target.addCell(cell);
  }

  private addTo(entry: UsageEntry, unit: RollupUnit, span: string): void {
    this.at({ userId: entry.userId, unit, span }).addEntry(entry);
    this.at({ userId: null, unit, span }).addEntry(entry);
  }

  /** @returns the sums by rollup, begun as nothing where there are none. */
  at(key: RollupKey): RollupCells {
    const id = rollupId(key);
    const draft = this.drafts.get(id) ?? { key, cells: new RollupCells() };
    this.drafts.set(id, draft);
    return draft.cells;
  }

  list(): { readonly key: RollupKey; readonly cells: RollupCells }[] {
    return [...this.drafts.values()];
  }
}
