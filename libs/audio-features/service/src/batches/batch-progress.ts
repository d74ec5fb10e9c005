import { batchProgressed } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import type { BatchDocument } from './batch.document';
import type { BatchItemDocument } from './batch-item.document';
import { BatchItemRepository, type ItemCounts } from './batch-item.repository';
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
      const { batch, counts } = await this.settle(item.batchId);
      if (batch !== null) await this.append(batch, counts, { id: `${item._id}-${item.run}`, item });
    });
  }

  /** The batch itself changed: it was begun, cancelled or begun again. */
  batchChanged(batch: BatchDocument): Promise<void> {
    return this.inOrder(batch._id, async () => {
      await this.append(batch, await this.items.count(batch._id), { id: `${batch._id}-${ulid()}` });
    });
  }

  /** Ends a batch whose last item ended in a process that died before it could say so. */
  endIfDone(batchId: string): Promise<void> {
    return this.inOrder(batchId, async () => {
      const { batch, counts, hasEnded } = await this.settle(batchId);
      if (batch !== null && hasEnded) await this.append(batch, counts, { id: `${batchId}-${ulid()}` });
    });
  }

  private async settle(batchId: string): Promise<{ batch: BatchDocument | null; counts: ItemCounts; hasEnded: boolean }> {
    const counts = await this.items.count(batchId);
    const batch = await this.batches.find(batchId);
    if (batch === null || counts.unfinished > 0) return { batch, counts, hasEnded: false };
    const ended = await this.batches.change(batchId, ['PROCESSING'], counts.failed < batch.fileIds.length ? 'COMPLETED' : 'FAILED');
    return { batch: ended ?? batch, counts, hasEnded: ended !== null };
  }

  private async append(batch: BatchDocument, counts: ItemCounts, { id, item }: { id: string; item?: BatchItemDocument }): Promise<void> {
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
