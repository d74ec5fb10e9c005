import type { UsageEntry } from '../entries/usage-entry.document';
import { addSums, sumsOfEntry, type UsageSums } from './usage-sums';

/** What a cell of a rollup is about. */
export interface CellIdentity {
  readonly task: string;
  readonly provider: string;
  readonly model: string;
}

/** The sums of one task at one model of one provider. */
export interface RollupCell extends CellIdentity, UsageSums {}

const keyOf = ({ task, provider, model }: CellIdentity): string => JSON.stringify([task, provider, model]);

/** Adds up cells; those of the same task, provider and model become one. */
export class RollupCells {
  private readonly cells = new Map<string, RollupCell>();

  addCell(added: RollupCell): void {
    const key = keyOf(added);
    const { task, provider, model } = added;
    const present = this.cells.get(key);
    this.cells.set(key, present === undefined ? added : { task, provider, model, ...addSums(present, added) });
  }

  addEntry(entry: UsageEntry): void {
    const { task, provider, model } = entry;
    this.addCell({ task, provider, model, ...sumsOfEntry(entry) });
  }

  /** @returns the cells in the order of their keys, so that the same sums are always the same list. */
  list(): RollupCell[] {
    return [...this.cells].toSorted(([first], [second]) => (first < second ? -1 : 1)).map(([, cell]) => cell);
  }
}
