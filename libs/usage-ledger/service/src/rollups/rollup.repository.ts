import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import type { RollupCell } from './rollup-cells';
import type { RollupRange } from './cover-span';
import { rollupId, usageRollups, type RollupKey, type UsageRollup } from './rollup.document';

/** How many documents are asked for at once, so that no query grows with the number of users. */
const pageSize = 1_000;

@Injectable()
export class RollupRepository {
  private readonly collection: DocumentCollection<UsageRollup>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(usageRollups);
  }

  async findByKeys(keys: readonly RollupKey[]): Promise<UsageRollup[]> {
    const found: UsageRollup[] = [];
    for (let start = 0; start < keys.length; start += pageSize) {
      const ids = keys.slice(start, start + pageSize).map(rollupId);
      found.push(...(await this.collection.findMany({ _id: where({ $in: ids }) })));
    }
    return found;
  }

  /** @returns the sums of a span: those of each user, and those of all. */
  findBySpan(span: string): Promise<UsageRollup[]> {
    return this.collection.findMany({ span });
  }

  /** @returns the sums of one user, or of all where `userId` is null, in the order of their spans. */
  findRange(userId: string | null, { unit, from, to }: RollupRange): Promise<UsageRollup[]> {
    const bounds = { $gte: rollupId({ userId, unit, span: from }), $lte: rollupId({ userId, unit, span: to }) };
    return this.collection.findMany({ _id: where(bounds) }, { sort: { _id: 1 } });
  }

  /** @returns the sums of each user. */
  findRangeOfUsers({ unit, from, to }: RollupRange): Promise<UsageRollup[]> {
    return this.collection.findMany({ unit, span: where({ $gte: from, $lte: to }), userId: where({ $ne: null }) });
  }

  /**
   * Replaces the sums that were read, or makes the first; without effect when a fold of this number or a later one is
   * counted already, whoever did it.
   */
  async fold(present: UsageRollup | undefined, { key, cells, fold }: { key: RollupKey; cells: readonly RollupCell[]; fold: number }) {
    if (present === undefined) return this.insertIfAbsent({ _id: rollupId(key), ...key, foldedTo: fold, cells });
    if (present.foldedTo >= fold) return;
    await this.collection.update({ _id: present._id, foldedTo: present.foldedTo }, { $set: { cells, foldedTo: fold } });
  }

  private async insertIfAbsent(rollup: UsageRollup): Promise<void> {
    try {
      await this.collection.insert(rollup);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }
}
