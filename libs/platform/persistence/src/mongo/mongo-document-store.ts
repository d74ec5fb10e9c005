import type { mongo } from 'mongoose';
import type { DocumentCollection } from '../document-collection';
import type { DocumentDefinition, IndexDefinition, StoredDocument } from '../document-definition';
import { DocumentStore } from '../document-store';
import { assertIndexed } from './assert-indexed';
import { MongoCollection, type MongoDocument } from './mongo-collection';
import type { MongoLink } from './mongo-link';

export interface MongoDocumentStoreOptions {
  /** Lets every query that would read a whole collection fail; for tests. */
  readonly assertIndexed?: boolean;
}

/** Documents in MongoDB, acknowledged by a majority and its journal. */
export class MongoDocumentStore extends DocumentStore {
  private readonly definitions = new Map<string, DocumentDefinition<StoredDocument>>();
  private readonly indexed = new Set<string>();

  constructor(
    private readonly link: MongoLink,
    private readonly options: MongoDocumentStoreOptions = {},
  ) {
    super();
  }

  override collection<T extends StoredDocument>(definition: DocumentDefinition<T>): DocumentCollection<T> {
    this.definitions.set(definition.collection, definition);
    return new MongoCollection(definition, {
      open: (name) => this.link.database().collection<MongoDocument>(name),
      beforeQuery: async (collection, filter) => {
        if (this.options.assertIndexed === true) await assertIndexed(collection, filter);
      },
    });
  }

  /** @returns whether the server answers and every index is there. */
  override async isReady(): Promise<boolean> {
    if (!(await this.link.answers())) return false;
    await this.createIndexes().catch(() => undefined);
    return this.indexed.size === this.definitions.size;
  }

  /** Makes the indexes that are not known to be there; those of a database that has them already cost one question each. */
  async createIndexes(): Promise<void> {
    const missing = [...this.definitions.values()].filter(({ collection }) => !this.indexed.has(collection));
    for (const { collection, indexes } of missing) {
      if (indexes.length > 0) await this.link.database().collection(collection).createIndexes(indexes.map(indexDescription));
      this.indexed.add(collection);
    }
  }
}

const indexDescription = ({ directions, isUnique, isSparse, expireAfterSeconds }: IndexDefinition): mongo.IndexDescription => ({
  key: { ...directions },
  ...(isUnique ? { unique: true } : {}),
  ...(isSparse ? { sparse: true } : {}),
  ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
});
