import { compareValues, valueAt } from './compare-values';
import type { EmbeddedDocument, StoredRow } from './stored-row';

const mostInBlock = 512;

export interface SortedIndexOptions {
  readonly paths: readonly string[];
  readonly isUnique: boolean;
  /** Leaves out documents that hold none of the paths. */
  readonly isSparse: boolean;
}

/** A place between rows: before those that begin with the values, or behind them. */
export interface Bound {
  readonly values: readonly unknown[];
  readonly isBehind: boolean;
}

export interface Span {
  readonly from?: Bound;
  readonly to?: Bound;
}

interface Position {
  readonly block: number;
  readonly offset: number;
}

/**
 * Rows in the order of the values at some paths, then of their ids. They lie in short blocks, so that inserting costs the
 * same however many there are, and reading a span follows memory.
 */
export class SortedIndex {
  readonly paths: readonly string[];
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  private readonly keyParts: readonly (readonly string[])[];
  private readonly blocks: StoredRow[][] = [];

  constructor(options: SortedIndexOptions, rows: Iterable<StoredRow>) {
    this.paths = options.paths;
    this.isUnique = options.isUnique;
    this.isSparse = options.isSparse;
    this.keyParts = options.paths.map((path) => path.split('.'));
    const sorted = [...rows].filter(({ document }) => this.holds(document)).sort((a, b) => this.compareRows(a.document, b.document));
    for (let start = 0; start < sorted.length; start += mostInBlock / 2) this.blocks.push(sorted.slice(start, start + mostInBlock / 2));
  }

  insert(row: StoredRow): void {
    if (!this.holds(row.document)) return;
    const { block, offset } = this.positionOf((other) => this.compareRows(other, row.document) >= 0);
    const rows = this.blocks[block] ?? this.blocks.at(-1);
    if (rows === undefined) this.blocks.push([row]);
    else if (rows === this.blocks[block]) rows.splice(offset, 0, row);
    else rows.push(row);
    if (rows !== undefined && rows.length > mostInBlock) this.halve(rows);
  }

  remove(row: StoredRow): void {
    if (!this.holds(row.document)) return;
    const { block, offset } = this.positionOf((other) => this.compareRows(other, row.document) >= 0);
    const rows = this.blocks[block];
    if (rows?.[offset] !== row) return;
    rows.splice(offset, 1);
    if (rows.length === 0) this.blocks.splice(block, 1);
  }

  /** @returns whether a change leaves the row where it is. */
  isUnmoved(before: EmbeddedDocument, after: EmbeddedDocument): boolean {
    return this.keyParts.every((parts) => {
      const [left, right] = [valueAt(before, parts), valueAt(after, parts)];
      return left === right || (left !== undefined && right !== undefined && compareValues(left, right) === 0);
    });
  }

  /** @returns the row that a unique index lets no other row stand beside. */
  holderOf(document: EmbeddedDocument): StoredRow | undefined {
    if (!this.holds(document)) return undefined;
    const values = this.keyParts.map((parts) => valueAt(document, parts));
    const { block, offset } = this.positionOf((other) => this.compareTo(other, values) >= 0);
    const row = this.blocks[block]?.[offset];
    return row !== undefined && this.compareTo(row.document, values) === 0 ? row : undefined;
  }

  /** @returns one of two rows that a unique index forbids, if there are such. */
  findRepeated(): EmbeddedDocument | undefined {
    let previous: EmbeddedDocument | undefined;
    for (const { document } of this.read({}, false)) {
      const values = this.keyParts.map((parts) => valueAt(document, parts));
      if (previous !== undefined && this.compareTo(previous, values) === 0) return document;
      previous = document;
    }
    return undefined;
  }

  *read({ from, to }: Span, isReversed: boolean): Generator<StoredRow, void> {
    const start = from === undefined ? { block: 0, offset: 0 } : this.placeOf(from);
    const end = to === undefined ? { block: this.blocks.length, offset: 0 } : this.placeOf(to);
    const count = Math.max(0, Math.min(end.block, this.blocks.length - 1) - start.block + 1);
    for (let step = 0; step < count; step += 1) {
      const block = isReversed ? start.block + count - 1 - step : start.block + step;
      const rows = this.blocks[block] ?? [];
      const first = block === start.block ? start.offset : 0;
      const part = rows.slice(first, block === end.block ? end.offset : rows.length);
      yield* isReversed ? part.reverse() : part;
    }
  }

  private holds(document: EmbeddedDocument): boolean {
    return !this.isSparse || this.keyParts.some((parts) => valueAt(document, parts) !== undefined);
  }

  private compareTo(document: EmbeddedDocument, values: readonly unknown[]): number {
    for (let index = 0; index < values.length; index += 1) {
      const order = compareValues(valueAt(document, this.keyParts[index] ?? []), values[index]);
      if (order !== 0) return order;
    }
    return 0;
  }

  private compareRows(left: EmbeddedDocument, right: EmbeddedDocument): number {
    for (const parts of this.keyParts) {
      const order = compareValues(valueAt(left, parts), valueAt(right, parts));
      if (order !== 0) return order;
    }
    return compareValues(left._id, right._id);
  }

  private placeOf({ values, isBehind }: Bound): Position {
    return this.positionOf((document) => (isBehind ? this.compareTo(document, values) > 0 : this.compareTo(document, values) >= 0));
  }

  /** @returns the first row that is reached; behind the last block when none is. */
  private positionOf(isReached: (document: EmbeddedDocument) => boolean): Position {
    const block = firstIndex(this.blocks.length, (index) => isReachedBy(this.blocks[index]?.at(-1), isReached));
    const rows = this.blocks[block] ?? [];
    return { block, offset: firstIndex(rows.length, (index) => isReachedBy(rows[index], isReached)) };
  }

  private halve(rows: StoredRow[]): void {
    this.blocks.splice(this.blocks.indexOf(rows) + 1, 0, rows.splice(rows.length / 2));
  }
}

const isReachedBy = (row: StoredRow | undefined, isReached: (document: EmbeddedDocument) => boolean): boolean =>
  row !== undefined && isReached(row.document);

/** @returns the first of the numbers from 0 on for which a condition holds that holds for all behind it; the length when for none */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
