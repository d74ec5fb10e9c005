import { EarshotError } from '@earshot/contracts';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import type { TableQuery } from './document-table';
import { openCollection, rewriteFile, type OpenCollection } from './open-collection';
import type { EmbeddedDocument } from './stored-row';
import { TableWriter } from './table-writer';
import { yieldLongTurn } from './yield-turn';

export interface CollectionFileOptions {
  readonly path: string;
  readonly compactAfterLines: number;
  /** Resolves when the directory of the file belongs to this process. */
  claim(): Promise<unknown>;
}

/**
 * One collection in memory and its file. Writes are synchronous once it is open, so that each has the collection to
 * itself; what the file does not take is taken back from memory. The file is kept from growing without bound.
 */
export class CollectionFile {
  private readonly opening: Promise<OpenCollection>;
  private opened: OpenCollection | undefined;
  private compaction: Promise<void> | undefined;
  private isClosed = false;
  private appendedLines = 0;

  constructor(
    definition: DocumentDefinition<StoredDocument>,
    private readonly options: CollectionFileOptions,
  ) {
    this.opening = options.claim().then(() => openCollection(options.path, definition));
    this.opening.then(
      (opened) => (this.opened = opened),
      () => undefined,
    );
  }

  /** Resolves when the file is loaded. */
  async ready(): Promise<void> {
    await this.opening;
  }

  /** @returns documents as they are kept, which must not be changed. */
  async find(query: TableQuery): Promise<readonly EmbeddedDocument[]> {
    const { table } = this.opened ?? (await this.opening);
    return table.find(query);
  }

  /** Does some work that belongs together: all of its changes are in memory and in the file afterwards, or none. */
  async write<R>(work: (writer: TableWriter) => R): Promise<R> {
    const opened = this.opened ?? (await this.opening);
    while (this.compaction !== undefined) await this.compaction;
    if (this.isClosed) throw new EarshotError('SERVICE_UNAVAILABLE', 'The store is closed.');
    const writer = new TableWriter(opened.table);
    try {
      const result = work(writer);
      if (writer.lines.length > 0) opened.file.append(writer.lines.join(''));
      this.appendedLines += writer.lines.length;
      return result;
    } catch (error) {
      writer.takeBack();
      throw error;
    } finally {
      this.compactWhenLong(opened);
      const turn = yieldLongTurn();
      if (turn !== undefined) await turn;
    }
  }

  /** Waits for the writes under way and accepts no more. */
  async close(): Promise<void> {
    const opened = await this.opening.catch(() => undefined);
    while (this.compaction !== undefined) await this.compaction;
    this.isClosed = true;
    opened?.file.close();
  }

  // A file that is mostly overwritten lines is rewritten, so that it stays within a small multiple of what it holds.
  private compactWhenLong(opened: OpenCollection): void {
    if (this.appendedLines < this.options.compactAfterLines + opened.table.size) return;
    this.appendedLines = 0;
    this.compaction = rewriteFile(opened).finally(() => {
      this.compaction = undefined;
    });
  }
}
