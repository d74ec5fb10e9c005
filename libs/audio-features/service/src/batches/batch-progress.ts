import { batchProgressed } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { EventLog } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { BatchDocument } from './batch.document';
import type { BatchItemDocument } from './batch-item.document';
import { BatchItemRepository } from './batch-item.repository';
import { BatchRepository } from './batch.repository';
import { viewBatchItem } from './batch-views';

/** Writes each step of a batch into the event log, and ends the batch with its last item. */
@Injectable()
export class BatchProgress {
  /** Steps of one batch are told one after the other, so that the counts a listener sees never go back. */
  private readonly queues = new Map<string, Promise<void>>();

  constructor(
    private readonly batches: BatchRepository,
    private readonly items: BatchItemRepository,
    private readonly log: EventLog,
  ) {}

  /** An item has ended. */
  itemEnded(item: BatchItemDocument): Promise<void> {
    return this.inOrder(item.batchId, async () => {
      await this.tell(item);
      await this.endIfAllTold(item.batchId);
    });
  }

  /** The batch itself changed: it was begun, cancelled or begun again. */
  batchChanged(batch: BatchDocument): Promise<void> {
    return this.inOrder(batch._id, () => this.append(batch, { id: `${batch._id}-${ulid()}` }));
  }

  /** Tells what a dead process could not tell any more, and ends the batch if that was the last of it. */
  completeTelling(batchId: string): Promise<void> {
    return this.inOrder(batchId, async () => {
      for (const item of await this.items.findEndedUntold(batchId)) await this.tell(item);
      await this.endIfAllTold(batchId);
    });
  }

  private async tell(item: BatchItemDocument): Promise<void> {
    const batch = await this.batches.find(item.batchId);
    if (batch === null) return;
    await this.append(batch, { id: `${item._id}-${item.run}`, item });
    await this.items.markTold(item);
  }

  // Of all replicas that see the last item told, the condition on the status lets one end the batch.
  private async endIfAllTold(batchId: string): Promise<void> {
    if (await this.items.hasUntold(batchId)) return;
    const batch = await this.batches.find(batchId);
    if (batch === null) return;
    const { failed } = await this.items.count(batchId);
    const ended = await this.batches.change(batchId, ['PROCESSING'], failed < batch.fileIds.length ? 'COMPLETED' : 'FAILED');
    if (ended !== null) await this.append(ended, { id: `${batchId}-${ulid()}` });
  }

  private async append(batch: BatchDocument, { id, item }: { id: string; item?: BatchItemDocument }): Promise<void> {
    const counts = await this.items.count(batch._id);
    const totalFiles = batch.fileIds.length;
    await this.log.append(batchProgressed, {
      id,
      key: batch._id,
      payload: {
        batchId: batch._id,
        status: batch.status,
        totalFiles,
        completed: totalFiles - counts.failed - counts.unfinished,
        failed: counts.failed,
        lastItem: item === undefined ? null : viewBatchItem(item),
      },
    });
  }

  private inOrder(batchId: string, step: () => Promise<void>): Promise<void> {
    const result = (this.queues.get(batchId) ?? Promise.resolve()).then(step);
    const settled = result.catch(() => undefined);
    this.queues.set(batchId, settled);
    void settled.then(() => {
      if (this.queues.get(batchId) === settled) this.queues.delete(batchId);
    });
    return result;
  }
}
