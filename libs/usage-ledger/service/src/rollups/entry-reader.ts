import { DocumentStore, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { Clock } from '../clock';
import { LineQueue } from '../entries/line-queue';
import { usageEntries, type UsageEntry } from '../entries/usage-entry.document';
import type { InstantSpan } from './cover-span';
import { findOutermostDay, type Side } from './outermost-day';

const dayMs = 86_400_000;
const pageSize = 1_000;
/** Lines that one query may match at most, down to the shortest span that is worth halving. */
const mostSorted = 5_000;
const shortestSpanMs = 1_000;

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
    private readonly clock: Clock,
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
    return this.findOutermost('earliest');
  }

  /** @returns when the last line was recorded, or null without any. */
  findLatest(): Promise<Date | null> {
    return this.findOutermost('latest');
  }

  /** Yields portions, the oldest first; day by day, because a store may sort whatever a query matches. */
  async *portions({ from, to, ...query }: EntrySpan): AsyncGenerator<UsageEntry[], void> {
    await this.onTheirWay.settled();
    for (let start = from.getTime(); start < to.getTime();) {
      const end = Math.min((Math.floor(start / dayMs) + 1) * dayMs, to.getTime());
      yield* this.halves({ ...query, from: new Date(start), to: new Date(end) });
      start = end;
    }
  }

  private async findOutermost(side: Side): Promise<Date | null> {
    await this.onTheirWay.settled();
    const holdsAny = async ({ from, to }: InstantSpan): Promise<boolean> => {
      await setImmediate();
      return (await this.collection.findOne({ recordedAt: where({ $gte: from, $lt: to }) }, { fields: ['recordedAt'] })) !== null;
    };
    const day = await findOutermostDay(side, { now: this.clock.now(), holdsAny });
    if (day === null) return null;
    const sort = { recordedAt: side === 'earliest' ? 1 : -1 } as const;
    const found = await this.collection.findOne({ recordedAt: where({ $gte: day.from, $lt: day.to }) }, { sort, fields: ['recordedAt'] });
    return found?.recordedAt ?? null;
  }

  /** Halves a span until a store that sorts whatever a query matches does so in a moment. */
  private async *halves({ from, to, ...query }: EntrySpan): AsyncGenerator<UsageEntry[], void> {
    const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2));
    const isShort = to.getTime() - from.getTime() <= shortestSpanMs;
    if (isShort || (await this.collection.count({ ...equalitiesOf(query), recordedAt: where({ $gte: from, $lt: to }) })) <= mostSorted) {
      yield* this.portionsWithin({ ...query, from, to });
      return;
    }
    yield* this.halves({ ...query, from, to: middle });
    yield* this.halves({ ...query, from: middle, to });
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
}

const equalitiesOf = (query: Omit<EntrySpan, 'from' | 'to'>): Partial<Record<keyof typeof query, string>> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
