import { batchCancelled, EarshotError, type CallerIdentity } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { BatchDocument } from './batch.document';
import { BatchItemRepository } from './batch-item.repository';
import { BatchProgress } from './batch-progress';
import { BatchRepository } from './batch.repository';
import { BeginBatch } from './begin-batch';

/** Cancels batches and begins their failed items again. */
@Injectable()
export class SteerBatch {
  constructor(
    private readonly batches: BatchRepository,
    private readonly items: BatchItemRepository,
    private readonly progress: BatchProgress,
    private readonly begin: BeginBatch,
    private readonly bus: MessageBus,
  ) {}

  /** @throws EarshotError NOT_FOUND; CONFLICT for a batch that has ended */
  async cancel(id: string, caller: CallerIdentity): Promise<BatchDocument> {
    const batch = await this.findOwned(id, caller);
    const cancelled = await this.batches.change(id, ['PENDING', 'PROCESSING'], 'CANCELLED');
    if (cancelled === null) throw new EarshotError('CONFLICT', `The batch is ${batch.status} already and cannot be cancelled.`);
    await this.items.skipUnfinished(id);
    await this.bus.publish(batchCancelled, { batchId: id });
    await this.progress.batchChanged(cancelled);
    return cancelled;
  }

  /** @throws EarshotError NOT_FOUND; CONFLICT for a batch that has not ended, was cancelled, or has no failed item */
  async retry(id: string, caller: CallerIdentity): Promise<BatchDocument> {
    const batch = await this.findOwned(id, caller);
    const failed = await this.items.findFailed(id);
    if (failed.length === 0) throw new EarshotError('CONFLICT', 'No item of this batch has failed.');
    const begun = await this.batches.change(id, ['COMPLETED', 'FAILED'], 'PROCESSING');
    if (begun === null) throw new EarshotError('CONFLICT', `The batch is ${batch.status}; only an ended batch can be retried.`);
    for (const item of failed) await this.items.reset(item);
    await this.progress.batchChanged(begun);
    await this.begin.enqueueUnfinished(id);
    return begun;
  }

  private async findOwned(id: string, caller: CallerIdentity): Promise<BatchDocument> {
    const batch = await this.batches.findOwned(caller.userId, id);
    if (batch === null) throw new EarshotError('NOT_FOUND', `There is no batch ${id}.`);
    return batch;
  }
}
