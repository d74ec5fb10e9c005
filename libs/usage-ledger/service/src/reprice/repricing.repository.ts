import { EarshotError, isEarshotError } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { repricings, type Repricing } from './repricing.document';

/** The repricings, by the names that administrators gave them. */
@Injectable()
export class RepricingRepository {
  private readonly collection: DocumentCollection<Repricing>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(repricings);
  }

  find(name: string): Promise<Repricing | null> {
    return this.collection.findById(name);
  }

  findLast(): Promise<Repricing | null> {
    return this.collection.findOne({ number: where({ $gt: 0 }) }, { sort: { number: -1 } });
  }

  /** @throws EarshotError CONFLICT when another one began first */
  async begin(repricing: Repricing): Promise<Repricing> {
    try {
      await this.collection.insert(repricing);
      return repricing;
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
      throw new EarshotError('CONFLICT', 'Another repricing began at the same moment.', { cause: error });
    }
  }

  async finish({ _id }: Repricing): Promise<void> {
    await this.collection.update({ _id }, { $set: { isFinished: true } });
  }
}
