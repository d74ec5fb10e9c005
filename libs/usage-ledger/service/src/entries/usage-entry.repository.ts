import type { Page, PageRequest } from '@earshot/contracts';
import { DocumentStore, findNewestFirst, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { LineQueue } from './line-queue';
import { usageEntries, type UsageEntry } from './usage-entry.document';

/** Which lines are meant; `from` is inside, `to` is not. */
export interface EntryQuery {
  readonly userId?: string | undefined;
  readonly task?: string | undefined;
  readonly model?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The lines of the ledger: inserted once, read often, never changed. Lists of them hold those on their way as well. */
@Injectable()
export class UsageEntryRepository {
  private readonly collection: DocumentCollection<UsageEntry>;

  constructor(
    store: DocumentStore,
    private readonly onTheirWay: LineQueue,
  ) {
    this.collection = store.collection(usageEntries);
  }

  /** Writes lines in their order. @returns the ids of those that were there already, whatever they say */
  insertAbsent(entries: readonly UsageEntry[]): Promise<ReadonlySet<string>> {
    return this.collection.insertAbsent(entries);
  }

  findById(id: string): Promise<UsageEntry | null> {
    return this.collection.findById(id);
  }

  async list(query: EntryQuery, page: PageRequest): Promise<Page<UsageEntry>> {
    await this.onTheirWay.settled();
    return findNewestFirst(this.collection, { filter: filterOf(query), orderedBy: 'recordedAt', page });
  }

  async findAll(query: EntryQuery): Promise<UsageEntry[]> {
    await this.onTheirWay.settled();
    return this.collection.findMany(filterOf(query));
  }
}

function filterOf({ userId, task, model, from, to }: EntryQuery): Filter<UsageEntry> {
  const instants = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lt: to }) };
  return {
    ...(userId === undefined ? {} : { userId }),
    ...(task === undefined ? {} : { task }),
    ...(model === undefined ? {} : { model }),
    ...(Object.keys(instants).length === 0 ? {} : { recordedAt: where(instants) }),
  };
}
