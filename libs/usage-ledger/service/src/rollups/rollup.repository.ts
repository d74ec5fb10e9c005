import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import type { RollupCell } from './rollup-cells';
import type { RollupRange } from './cover-span';
import { packCells, unpackCells } from './packed-cells';
import { boundsOf, daysBetween, isMonth, monthsBetween } from './rollup-spans';
import { rollupId, usageRollups, type RollupDocument, type RollupKey, type UsageRollup } from './rollup.document';

/** How many documents are asked for at once, so that no query grows with the number of users. */
const pageSize = 1_000;

/** @returns the spans of ranges by name, which every server finds by its index; undefined for more than a query should name. */
function namedSpans(ranges: readonly RollupRange[]): string[] | undefined {
  const count = ranges.reduce((sum, { unit, from, to }) => {
    const days = (Date.parse(to.slice(0, 7)) - Date.parse(from.slice(0, 7))) / 86_400_000;
    return sum + days / (unit === 'day' ? 1 : 30);
  }, 0);
  if (count > pageSize) return undefined;
  return ranges.flatMap(({ unit, from, to }) => (unit === 'day' ? daysBetween(new Date(from), boundsOf(to).to) : monthsBetween(from, to)));
}

@Injectable()
export class RollupRepository {
  private readonly collection: DocumentCollection<RollupDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(usageRollups);
  }

  async findByKeys(keys: readonly RollupKey[]): Promise<UsageRollup[]> {
    const found: UsageRollup[] = [];
    for (let start = 0; start < keys.length; start += pageSize) {
      const ids = keys.slice(start, start + pageSize).map(rollupId);
      found.push(...(await this.find({ _id: where({ $in: ids }) })));
    }
    return found;
  }

  /** @returns the sums of a span: those of each user, and those of all. */
  findBySpan(span: string): Promise<UsageRollup[]> {
    return this.find({ span });
  }

  /** @returns the sums of one user, or of all where `userId` is null, by one query. */
  async findRanges(userId: string | null, ranges: readonly RollupRange[]): Promise<UsageRollup[]> {
    const spans = namedSpans(ranges);
    const idOf = ({ unit }: RollupRange, span: string): string => rollupId({ userId, unit, span });
    if (spans !== undefined) return this.findByKeys(spans.map((span) => ({ userId, unit: isMonth(span) ? 'month' : 'day', span })));
    const found = ranges.map((range) => this.find({ _id: where({ $gte: idOf(range, range.from), $lte: idOf(range, range.to) }) }));
    return (await Promise.all(found)).flat();
  }

  /** @returns the sums of each user, by one query. It names spans alone: servers that choose another index read far more. */
  async findRangesOfUsers(ranges: readonly RollupRange[]): Promise<UsageRollup[]> {
    const spans = namedSpans(ranges);
    const isOfUser = ({ userId }: UsageRollup): boolean => userId !== null;
    if (spans !== undefined) return (await this.find({ span: where({ $in: spans }) })).filter(isOfUser);
    const found = ranges.map(async ({ unit, from, to }) =>
      (await this.find({ span: where({ $gte: from, $lte: to }) })).filter((rollup) => isOfUser(rollup) && rollup.unit === unit),
    );
    return (await Promise.all(found)).flat();
  }

  /**
   * Replaces the sums that were read, or makes the first; without effect when a fold of this number or a later one is
   * counted already, whoever did it.
   */
  async fold(present: UsageRollup | undefined, { key, cells, fold }: { key: RollupKey; cells: readonly RollupCell[]; fold: number }) {
    if (present === undefined) return this.insertIfAbsent({ _id: rollupId(key), ...key, foldedTo: fold, cells: packCells(cells) });
    if (present.foldedTo >= fold) return;
    await this.collection.update({ _id: present._id, foldedTo: present.foldedTo }, { $set: { cells: packCells(cells), foldedTo: fold } });
  }

  private async find(filter: Filter<RollupDocument>): Promise<UsageRollup[]> {
    return (await this.collection.findMany(filter)).map((rollup) => ({ ...rollup, cells: unpackCells(rollup.cells) }));
  }

  private async insertIfAbsent(rollup: RollupDocument): Promise<void> {
    try {
      await this.collection.insert(rollup);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }
}
