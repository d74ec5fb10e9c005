import { EarshotError } from '@earshot/contracts';
import {
  DocumentStore,
  type DocumentCollection,
  type DocumentDefinition,
  type Filter,
  type Sort,
  type StoredDocument,
} from '@earshot/platform/persistence';
import { assertIndexServes } from './assert-index-serves';

/**
 * A store that a test can kill: after a chosen number of writes every further call fails, as if the process had died there.
 * It also refuses every query that no index serves, which a small collection would hide.
 */
export class MortalDocumentStore extends DocumentStore {
  private writesLeft = Number.POSITIVE_INFINITY;
  private lost: readonly string[] = [];

  constructor(private readonly store: DocumentStore) {
    super();
  }

  /** Lets this many writes take place from now on, and nothing after them. */
  dieAfterWrites(writes: number): void {
    this.writesLeft = writes;
  }

  /** Takes collections away, as if each were on a server of its own; those that are not named are there again. */
  lose(...collections: readonly string[]): void {
    this.lost = collections;
  }

  override collection<T extends StoredDocument>(definition: DocumentDefinition<T>): DocumentCollection<T> {
    const inner = this.store.collection(definition);
    const alive = async <R>(writes: 0 | 1, work: () => Promise<R>): Promise<R> => {
      if (this.writesLeft <= 0) throw new EarshotError('SERVICE_UNAVAILABLE', 'The process is dead.');
      if (this.lost.includes(definition.collection)) throw new EarshotError('SERVICE_UNAVAILABLE', 'The collection is away.');
      this.writesLeft -= writes;
      return work();
    };
    const query = <R>(writes: 0 | 1, { filter, sort }: { filter: Filter<T>; sort?: Sort<T> | undefined }, work: () => Promise<R>) =>
      alive(writes, () => {
        assertIndexServes(definition, filter, sort);
        return work();
      });
    return {
      insert: (document) => alive(1, () => inner.insert(document)),
      insertAbsent: (documents) => alive(1, () => inner.insertAbsent(documents)),
      findById: (id) => alive(0, () => inner.findById(id)),
      findOne: (filter, options) => query(0, { filter, sort: options?.sort }, () => inner.findOne(filter, options)),
      findMany: (filter, options) => query(0, { filter, sort: options?.sort }, () => inner.findMany(filter, options)),
      count: (filter) => query(0, { filter }, () => inner.count(filter)),
      update: (filter, update) => query(1, { filter }, () => inner.update(filter, update)),
      updateMany: (filter, update) => query(1, { filter }, () => inner.updateMany(filter, update)),
      findOneAndUpdate: (filter, update, options) =>
        query(1, { filter, sort: options?.sort }, () => inner.findOneAndUpdate(filter, update, options)),
      delete: (filter) => query(1, { filter }, () => inner.delete(filter)),
    };
  }

  override isReady(): Promise<boolean> {
    return this.store.isReady();
  }
}
