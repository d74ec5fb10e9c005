import { runBatchItem } from '@earshot/contracts';
import { JobQueue } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { BatchDocument } from './batch.document';
import type { BatchItemDocument } from './batch-item.document';
import { BatchItemRepository } from './batch-item.repository';
import { BatchProgress } from './batch-progress';
import { BatchRepository } from './batch.repository';

/** Makes the items of a batch and gives them to the queue. Every step may be repeated, so a crash between two is harmless. */
@Injectable()
export class BeginBatch {
  constructor(
    private readonly batches: BatchRepository,
    private readonly items: BatchItemRepository,
    private readonly progress: BatchProgress,
    private readonly queue: JobQueue,
  ) {}

  async execute(batch: BatchDocument): Promise<BatchDocument> {
    await this.items.createAll(batch);
    const begun = await this.batches.change(batch._id, ['PENDING'], 'PROCESSING');
    if (begun === null) return (await this.batches.find(batch._id)) ?? batch;
    await this.progress.batchChanged(begun);
    await this.enqueueUnfinished(batch._id);
    return begun;
  }

  /** Gives whatever has not ended to the queue; what the queue has already, it keeps once. */
  async enqueueUnfinished(batchId: string): Promise<void> {
    for (const item of await this.items.findUnfinished(batchId)) await this.enqueue(item);
  }

  private enqueue({ _id, batchId, run }: BatchItemDocument): Promise<void> {
    return this.queue.enqueue(runBatchItem, { id: `${_id}-${run}`, payload: { batchId, itemId: _id, run } });
  }
}
