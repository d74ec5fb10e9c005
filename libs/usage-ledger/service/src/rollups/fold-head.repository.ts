import { isEarshotError } from '@earshot/contracts';
import { DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { foldHeads, type FoldHead, type FoldWork } from './fold-head.document';

const first: FoldHead = { _id: 'head', fold: 0, isFinished: true, entryIds: [], span: null };

@Injectable()
export class FoldHeadRepository {
  private readonly collection: DocumentCollection<FoldHead>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(foldHeads);
  }

  async read(): Promise<FoldHead> {
    const present = await this.collection.findById(first._id);
    if (present !== null) return present;
    try {
      await this.collection.insert(first);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
    return this.read();
  }

  /** @returns the next fold, or null when another replica began it. */
  begin({ fold }: FoldHead, work: FoldWork): Promise<FoldHead | null> {
    return this.collection.findOneAndUpdate(
      { _id: first._id, fold, isFinished: true },
      { $set: { ...work, fold: fold + 1, isFinished: false } },
    );
  }

  async finish({ fold }: FoldHead): Promise<void> {
    await this.collection.update({ _id: first._id, fold, isFinished: false }, { $set: { isFinished: true } });
  }
}
