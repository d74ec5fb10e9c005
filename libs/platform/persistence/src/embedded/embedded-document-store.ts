import { EarshotError } from '@earshot/contracts';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentCollection } from '../document-collection';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { DocumentStore } from '../document-store';
import { claimDirectory } from './claim-directory';
import { CollectionFile } from './collection-file';
import { EmbeddedCollection } from './embedded-collection';

export interface EmbeddedDocumentStoreOptions {
  /** Where the files lie, one for each collection; made when it is not there. It belongs to one process at a time. */
  readonly dataDirectory: string;
  /** A file is rewritten when this many lines more than it holds were appended; 20,000 when absent. */
  readonly compactAfterLines?: number;
}

interface OpenCollection {
  readonly definition: DocumentDefinition<StoredDocument>;
  readonly file: CollectionFile;
}

/** Documents in memory and in files of one directory: what was acknowledged survives the death of the process at any moment. */
export class EmbeddedDocumentStore extends DocumentStore {
  private readonly opened = new Map<string, OpenCollection>();
  private claimed: ReturnType<typeof claimDirectory> | undefined;

  constructor(private readonly options: EmbeddedDocumentStoreOptions) {
    super();
  }

  override collection<T extends StoredDocument>(definition: DocumentDefinition<T>): DocumentCollection<T> {
    return new EmbeddedCollection(definition, this.fileOf(definition));
  }

  override async isReady(): Promise<boolean> {
    try {
      await this.load();
      await access(this.options.dataDirectory, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  }

  /** Resolves when every collection is loaded. @throws EarshotError INTERNAL when a file is damaged, CONFLICT when another process has the directory */
  async load(): Promise<void> {
    await Promise.all([...this.opened.values()].map(({ file }) => file.ready()));
  }

  /** Waits for the writes under way, accepts no more and gives the directory back. */
  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map(({ file }) => file.close()));
    const release = await this.claimed?.catch(() => undefined);
    this.claimed = undefined;
    await release?.();
  }

  private claim(): Promise<unknown> {
    this.claimed ??= claimDirectory(this.options.dataDirectory);
    return this.claimed;
  }

  private fileOf(definition: DocumentDefinition<StoredDocument>): CollectionFile {
    const { collection } = definition;
    const present = this.opened.get(collection);
    if (present !== undefined && present.definition !== definition) {
      throw new EarshotError('INTERNAL', `The collection "${collection}" is defined twice.`, { details: { collection } });
    }
    const { dataDirectory, compactAfterLines = 20_000 } = this.options;
    const path = join(dataDirectory, `${collection}.jsonl`);
    const file = present?.file ?? new CollectionFile(definition, { path, compactAfterLines, claim: () => this.claim() });
    this.opened.set(collection, { definition, file });
    return file;
  }
}
