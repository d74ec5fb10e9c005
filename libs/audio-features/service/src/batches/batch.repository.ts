import type { BatchStatus, Page, PageRequest } from '@earshot/contracts';
import { DocumentStore, findNewestFirst, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { batches, type BatchDocument } from './batch.document';

/** The batches. A batch's status changes only from the statuses that allow it, so of two who try, one succeeds. */
@Injectable()
export class BatchRepository {
  private readonly collection: DocumentCollection<BatchDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(batches);
  }

  insert(batch: BatchDocument): Promise<void> {
    return this.collection.insert(batch);
  }

  find(id: string): Promise<BatchDocument | null> {
    return this.collection.findById(id);
  }

  findOwned(ownerId: string, id: string): Promise<BatchDocument | null> {
    return this.collection.findOne({ _id: id, ownerId });
  }

  findByKey(idempotencyKey: string): Promise<BatchDocument | null> {
    return this.collection.findOne({ idempotencyKey });
  }

  list(ownerId: string, page: PageRequest): Promise<Page<BatchDocument>> {
    return findNewestFirst(this.collection, { filter: { ownerId }, orderedBy: 'createdAt', page });
  }

  findUnfinished(limit: number): Promise<BatchDocument[]> {
    return this.collection.findMany({ status: where({ $in: ['PENDING', 'PROCESSING'] }) }, { sort: { _id: 1 }, limit });
  }

  /** @returns the batch in its new status, or null when it was in none of the statuses that allow it */
  change(id: string, from: readonly BatchStatus[], to: BatchStatus): Promise<BatchDocument | null> {
    const finishedAt = to === 'PENDING' || to === 'PROCESSING' ? null : new Date();
    return this.collection.findOneAndUpdate({ _id: id, status: where({ $in: from }) }, { $set: { status: to, finishedAt } });
  }
}
