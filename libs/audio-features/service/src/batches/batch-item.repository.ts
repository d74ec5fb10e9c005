import { isEarshotError, type AnalysisStatus } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import type { BatchDocument } from './batch.document';
import { batchItems, type BatchItemDocument } from './batch-item.document';

const unfinished = where<AnalysisStatus>({ $in: ['QUEUED', 'RUNNING'] });
const indexDigits = 5;

/** How the items of a batch stand, counted. */
interface ItemCounts {
  readonly failed: number;
  readonly unfinished: number;
}

/** The items of the batches. */
@Injectable()
export class BatchItemRepository {
  private readonly collection: DocumentCollection<BatchItemDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(batchItems);
  }

  /** Makes the items that are not there yet; called again after a crash, it completes what was begun. */
  async createAll(batch: BatchDocument): Promise<void> {
    const present = new Set((await this.collection.findMany({ batchId: batch._id }, { fields: ['_id'] })).map(({ _id }) => _id));
    for (const [index, fileId] of batch.fileIds.entries()) {
      const _id = `${batch._id}-${String(index).padStart(indexDigits, '0')}`;
      if (!present.has(_id)) await this.create(_id, batch._id, fileId);
    }
  }

  find(id: string): Promise<BatchItemDocument | null> {
    return this.collection.findById(id);
  }

  findUnfinished(batchId: string): Promise<BatchItemDocument[]> {
    return this.collection.findMany({ batchId, status: unfinished }, { sort: { _id: 1 } });
  }

  findFailed(batchId: string): Promise<BatchItemDocument[]> {
    return this.collection.findMany({ batchId, status: 'FAILED' }, { sort: { _id: 1 } });
  }

  /** @param after the id of the last item of the page before */
  findPage(batchId: string, first: number, after: string | undefined): Promise<BatchItemDocument[]> {
    const behind = after === undefined ? {} : { _id: where({ $gt: after }) };
    return this.collection.findMany({ batchId, ...behind }, { sort: { _id: 1 }, limit: first });
  }

  async count(batchId: string): Promise<ItemCounts> {
    const [open, failed] = await Promise.all([
      this.collection.count({ batchId, status: unfinished }),
      this.collection.count({ batchId, status: 'FAILED' }),
    ]);
    return { failed, unfinished: open };
  }

  async findCosts(batchId: string): Promise<string[]> {
    return (await this.collection.findMany({ batchId }, { fields: ['costUsd'] })).map(({ costUsd }) => costUsd);
  }

  begin(id: string, run: number): Promise<BatchItemDocument | null> {
    return this.collection.findOneAndUpdate({ _id: id, run, status: unfinished }, { $set: { status: 'RUNNING' }, $inc: { attempts: 1 } });
  }

  /** Ends an item once; null when it has ended already or was begun anew. */
  end(id: string, run: number, outcome: Pick<BatchItemDocument, 'status' | 'failure' | 'costUsd'>): Promise<BatchItemDocument | null> {
    return this.collection.findOneAndUpdate({ _id: id, run, status: unfinished }, { $set: outcome });
  }

  /** What waits is not begun any more; the cancelled batch itself tells of it. */
  async skipUnfinished(batchId: string): Promise<void> {
    await this.collection.updateMany({ batchId, status: unfinished }, { $set: { status: 'SKIPPED', isTold: true } });
  }

  async markTold({ _id, run }: BatchItemDocument): Promise<void> {
    await this.collection.update({ _id, run }, { $set: { isTold: true } });
  }

  async hasUntold(batchId: string): Promise<boolean> {
    return (await this.collection.findOne({ batchId, isTold: false }, { fields: ['_id'] })) !== null;
  }

  /** Items that ended in a process that died before it could tell. */
  async findEndedUntold(batchId: string): Promise<BatchItemDocument[]> {
    const untold = await this.collection.findMany({ batchId, isTold: false }, { sort: { _id: 1 } });
    return untold.filter(({ status }) => status !== 'QUEUED' && status !== 'RUNNING');
  }

  /** Puts a failed item back to the start, with an analysis of its own. */
  async reset(item: BatchItemDocument): Promise<void> {
    await this.collection.update(
      { _id: item._id, run: item.run, status: 'FAILED' },
      { $set: { status: 'QUEUED', failure: null, analysisId: ulid(), isTold: false }, $inc: { run: 1 } },
    );
  }

  private async create(_id: string, batchId: string, fileId: string): Promise<void> {
    const item: BatchItemDocument = {
      _id,
      batchId,
      fileId,
      status: 'QUEUED',
      analysisId: ulid(),
      costUsd: '0',
      failure: null,
      attempts: 0,
      run: 1,
      isTold: false,
    };
    try {
      await this.collection.insert(item);
    } catch (error) {
      // Another replica completes the same batch at the same time.
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }
}
