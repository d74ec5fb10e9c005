import { EarshotError } from '@earshot/contracts';
import { DocumentStore, type DocumentCollection, type DocumentDefinition, type StoredDocument } from '@earshot/platform/persistence';

/** A store that a test can kill: after a chosen number of writes every further call fails, as if the process had died there. */
export class MortalDocumentStore extends DocumentStore {
  private writesLeft = Number.POSITIVE_INFINITY;

  constructor(private readonly store: DocumentStore) {
    super();
  }

  /** Lets this many writes take place from now on, and nothing after them. */
  dieAfterWrites(writes: number): void {
    this.writesLeft = writes;
  }

  override collection<T extends StoredDocument>(definition: DocumentDefinition<T>): DocumentCollection<T> {
    const inner = this.store.collection(definition);
    const read = async <R>(work: () => Promise<R>): Promise<R> => {
      this.refuseWhenDead();
      return work();
    };
    const write = async <R>(work: () => Promise<R>): Promise<R> => {
      this.refuseWhenDead();
      this.writesLeft -= 1;
      return work();
    };
    return {
      findById: (id) => read(() => inner.findById(id)),
      findOne: (filter, options) => read(() => inner.findOne(filter, options)),
      findMany: (filter, options) => read(() => inner.findMany(filter, options)),
      count: (filter) => read(() => inner.count(filter)),
      insert: (document) => write(() => inner.insert(document)),
      update: (filter, update) => write(() => inner.update(filter, update)),
      updateMany: (filter, update) => write(() => inner.updateMany(filter, update)),
      findOneAndUpdate: (filter, update, options) => write(() => inner.findOneAndUpdate(filter, update, options)),
      delete: (filter) => write(() => inner.delete(filter)),
    };
  }

  override isReady(): Promise<boolean> {
    return this.store.isReady();
  }

  private refuseWhenDead(): void {
    if (this.writesLeft <= 0) throw new EarshotError('SERVICE_UNAVAILABLE', 'The process is dead.');
  }
}
