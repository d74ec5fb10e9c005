import { isEarshotError, type Page, type PageRequest } from '@earshot/contracts';
import { DocumentStore, findNewestFirst, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { entryBody } from './entry-body';
import { usageEntries, type UsageEntry } from './usage-entry.document';

/** Which lines are meant; `from` is inside, `to` is not. */
export interface EntryQuery {
  readonly userId?: string | undefined;
  readonly task?: string | undefined;
  readonly model?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The lines of the ledger: inserted once, read often, never changed. */
@Injectable()
export class UsageEntryRepository {
  private readonly collection: DocumentCollection<UsageEntry>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(usageEntries);
  }

  /** @returns what became of it: written now, there already with the same content, or refused because another has its id. */
  async insertOnce(entry: UsageEntry): Promise<'written' | 'repeated' | 'contradicted'> {
    try {
      await this.collection.insert(entry);
      return 'written';
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
      const present = await this.findById(entry._id);
      return present !== null && entryBody(present) === entryBody(entry) ? 'repeated' : 'contradicted';
    }
  }

  findById(id: string): Promise<UsageEntry | null> {
    return this.collection.findById(id);
  }

  list(query: EntryQuery, page: PageRequest): Promise<Page<UsageEntry>> {
    return findNewestFirst(this.collection, { filter: filterOf(query), orderedBy: 'recordedAt', page });
  }

  findAll(query: EntryQuery): Promise<UsageEntry[]> {
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
