import type Datastore from '@seald-io/nedb';
import { EarshotError, isEarshotError } from '@earshot/contracts';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { explainDuplicate } from './duplicate-of';
import type { EmbeddedFilter } from './embedded-filter';
import { findById } from './find-by-id';
import { openDatastore } from './open-datastore';
import { WriteQueue } from './write-queue';

/** A document as NeDB keeps it: bigints are numbers. */
export type EmbeddedDocument = Record<string, unknown> & StoredDocument;

export interface EmbeddedFindOptions {
  readonly sort?: object;
  readonly limit?: number;
  readonly fields?: readonly PropertyKey[];
}

/** What a write may do while it has the collection to itself. */
export interface CollectionWriter {
  find(filter: EmbeddedFilter, options?: EmbeddedFindOptions): Promise<EmbeddedDocument[]>;
  insert(document: EmbeddedDocument): Promise<EmbeddedDocument>;
  replace(document: EmbeddedDocument): Promise<EmbeddedDocument>;
  remove(filter: EmbeddedFilter): Promise<number>;
}

export interface CollectionFileOptions {
  readonly path: string;
  readonly compactAfterLines: number;
  /** Resolves when the directory of the file belongs to this process. */
  claim(): Promise<unknown>;
}

const removedAtOnce = 1000;

/**
 * One NeDB file: opens it, gives each write the collection to itself, keeps the file from growing without bound, and after
 * a failed append (a full disk) goes back to what the file really holds before anything else is written.
 */
export class CollectionFile {
  private readonly queue = new WriteQueue();
  private opened: Promise<Datastore>;
  private isDamaged = false;
  private isClosed = false;
  private appendedLines = 0;
  private readonly expires: boolean;

  constructor(
    private readonly definition: DocumentDefinition<StoredDocument>,
    private readonly options: CollectionFileOptions,
  ) {
    this.expires = definition.indexes.some(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
    this.opened = this.open();
  }

  /** Resolves when the file is loaded. */
  async ready(): Promise<void> {
    await this.opened;
  }

  async find(filter: EmbeddedFilter, options: EmbeddedFindOptions = {}): Promise<EmbeddedDocument[]> {
    return this.findIn(await this.opened, filter, options);
  }

  async count(filter: EmbeddedFilter): Promise<number> {
    const datastore = await this.opened;
    return datastore.countAsync(filter).execAsync();
  }

  write<R>(work: (writer: CollectionWriter) => Promise<R>): Promise<R> {
    return this.queue.run(async () => {
      if (this.isClosed) throw new EarshotError('SERVICE_UNAVAILABLE', 'The store is closed.');
      if (this.isDamaged) await this.reopen();
      const datastore = await this.opened;
      try {
        return await work(this.writerOf(datastore));
      } catch (error) {
        throw isEarshotError(error) ? error : await this.recoverFrom(error);
      } finally {
        await this.compactWhenLong(datastore);
      }
    });
  }

  /** Waits for the writes under way and accepts no more. */
  async close(): Promise<void> {
    await this.queue.run(async () => void (this.isClosed = true));
  }

  private writerOf(datastore: Datastore): CollectionWriter {
    return {
      find: (filter, options = {}) => this.findIn(datastore, filter, options),
      insert: async (document) => {
        this.appendedLines += 1;
        return this.explaining(document, () => datastore.insertAsync(document));
      },
      replace: async (document) => {
        this.appendedLines += 1;
        await this.explaining(document, () => datastore.updateAsync({ _id: document._id }, document, {}));
        return document;
      },
      remove: async (filter) => {
        const ids = (await this.findIn(datastore, filter, { fields: ['_id'] })).map(({ _id }) => _id);
        this.appendedLines += ids.length;
        for (let start = 0; start < ids.length; start += removedAtOnce) {
          await datastore.removeAsync({ _id: { $in: ids.slice(start, start + removedAtOnce) } }, { multi: true });
        }
        return ids.length;
      },
    };
  }

  private open(): Promise<Datastore> {
    const opened = this.options.claim().then(() => openDatastore(this.options.path, this.definition));
    opened.catch(() => undefined);
    return opened;
  }

  private async reopen(): Promise<void> {
    const opened = this.open();
    await opened.catch((cause: unknown) => {
      throw new EarshotError('SERVICE_UNAVAILABLE', 'The store cannot be written at the moment.', { cause });
    });
    this.opened = opened;
    this.isDamaged = false;
  }

  private async explaining<R>(document: EmbeddedDocument, write: () => Promise<R>): Promise<R> {
    try {
      return await write();
    } catch (error) {
      throw explainDuplicate(this.definition, document, error);
    }
  }

  // NeDB changes its memory before the file: after a failed append they differ until the file is read again.
  private async recoverFrom(cause: unknown): Promise<EarshotError> {
    this.isDamaged = true;
    await this.reopen().catch(() => undefined);
    return new EarshotError('SERVICE_UNAVAILABLE', 'The document could not be written to the disk.', { cause });
  }

  // A file that is mostly overwritten lines is rewritten, so that it stays within a small multiple of what it holds.
  private async compactWhenLong(datastore: Datastore): Promise<void> {
    const { compactAfterLines } = this.options;
    if (this.isDamaged || this.appendedLines < compactAfterLines) return;
    if (this.appendedLines < compactAfterLines + datastore.getAllData().length) return;
    await datastore.compactDatafileAsync().catch(() => undefined);
    this.appendedLines = 0;
  }

  private async findIn(datastore: Datastore, filter: EmbeddedFilter, options: EmbeddedFindOptions): Promise<EmbeddedDocument[]> {
    // Only NeDB's own search leaves out what has expired.
    const found = this.expires || options.fields !== undefined ? undefined : findById<EmbeddedDocument>(datastore, filter);
    return found ?? search(datastore, filter, options);
  }
}

async function search(
  datastore: Datastore,
  filter: EmbeddedFilter,
  { sort, limit, fields }: EmbeddedFindOptions,
): Promise<EmbeddedDocument[]> {
  const projection = Object.fromEntries((fields ?? []).map((field) => [field, 1]));
  const cursor = datastore.findAsync<EmbeddedDocument>(filter, projection);
  if (sort !== undefined) cursor.sort(sort);
  if (limit !== undefined) cursor.limit(limit);
  return cursor.execAsync();
}
