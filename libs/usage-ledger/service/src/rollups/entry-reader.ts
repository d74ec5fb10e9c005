import { DocumentStore, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { LineQueue } from '../entries/line-queue';
import { usageEntries, type UsageEntry } from '../entries/usage-entry.document';

const dayMs = 86_400_000;
const pageSize = 1_000;
const beginningOfTime = new Date(0);

/** Which lines are read; `from` is inside, `to` is not. */
export interface EntrySpan {
  readonly tenantId?: string | undefined;
  readonly period?: string | undefined;
  readonly userId?: string | undefined;
  readonly task?: string | undefined;
  readonly model?: string | undefined;
  readonly from: Date;
  readonly to: Date;
}

/** Reads lines of the ledger for what is derived from them, in bounded portions. It waits for those that are on their way. */
@Injectable()
export class EntryReader {
  private readonly collection: DocumentCollection<UsageEntry>;

  constructor(
    store: DocumentStore,
    private readonly onTheirWay: LineQueue,
  ) {
    this.collection = store.collection(usageEntries);
  }

  async findUnfolded(limit: number): Promise<UsageEntry[]> {
    await this.onTheirWay.settled();
    return this.collection.findMany({ isUnfolded: true }, { limit });
  }

  findByIds(ids: readonly string[]): Promise<UsageEntry[]> {
    return this.collection.findMany({ _id: where({ $in: ids }) });
  }

  /** The lines are counted in the rollups; again is a no-op. */
  async markFolded(ids: readonly string[]): Promise<void> {
    await this.collection.updateMany({ _id: where({ $in: ids }) }, { $unset: { isUnfolded: true } });
  }

  /** @returns when the first line was recorded, or null without any. */
  findEarliest(): Promise<Date | null> {
    return this.findFirst(1);
  }

  /** @returns when the last line was recorded, or null without any. */
  findLatest(): Promise<Date | null> {
    return this.findFirst(-1);
  }

  /** Yields portions, the oldest first; day by day, because a store may sort whatever a query matches. */
  async *portions({ from, to, ...query }: EntrySpan): AsyncGenerator<UsageEntry[], void> {
    await this.onTheirWay.settled();
    for (let start = from.getTime(); start < to.getTime();) {
      const end = Math.min((Math.floor(start / dayMs) + 1) * dayMs, to.getTime());
      yield* this.portionsWithin({ ...query, from: new Date(start), to: new Date(end) });
      start = end;
    }
  }

  private async *portionsWithin({ from, to, ...query }: EntrySpan): AsyncGenerator<UsageEntry[], void> {
    const equalities = equalitiesOf(query);
    let behind: Filter<UsageEntry> = { recordedAt: where({ $gte: from, $lt: to }) };
    for (;;) {
      const found: UsageEntry[] = await this.collection.findMany(
        { ...equalities, ...behind },
        { sort: { recordedAt: 1, _id: 1 }, limit: pageSize },
      );
      if (found.length > 0) yield found;
      // A store in this process may answer without ever letting timers and requests have their turn.
      await setImmediate();
      const last = found.at(-1);
      if (last === undefined || found.length < pageSize) return;
      behind = {
        recordedAt: where({ $gte: last.recordedAt, $lt: to }),
        $or: [{ recordedAt: where({ $gt: last.recordedAt }) }, { _id: where({ $gt: last._id }) }],
      };
    }
  }

  private async findFirst(direction: 1 | -1): Promise<Date | null> {
    await this.onTheirWay.settled();
    const query = { recordedAt: where({ $gte: beginningOfTime }) };
    const first = await this.collection.findOne(query, { sort: { recordedAt: direction }, fields: ['recordedAt'] });
    return first?.recordedAt ?? null;
  }
}

const equalitiesOf = (query: Omit<EntrySpan, 'from' | 'to'>): Partial<Record<keyof typeof query, string>> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
