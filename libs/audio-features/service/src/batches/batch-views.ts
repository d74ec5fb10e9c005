import { addUsd, EarshotError, type BatchItemView, type BatchView, type Page, type PageRequest } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { BatchDocument } from './batch.document';
import type { BatchItemDocument } from './batch-item.document';
import { BatchItemRepository } from './batch-item.repository';

/** Shows batches. Progress is always counted from the items, so it cannot disagree with them. */
@Injectable()
export class BatchViews {
  constructor(private readonly items: BatchItemRepository) {}

  async one(batch: BatchDocument): Promise<BatchView> {
    const [{ failed, unfinished }, costs] = await Promise.all([this.items.count(batch._id), this.items.findCosts(batch._id)]);
    const totalFiles = batch.fileIds.length;
    return {
      id: batch._id,
      ownerId: batch.ownerId,
      status: batch.status,
      totalFiles,
      completed: totalFiles - failed - unfinished,
      failed,
      quote: batch.quote,
      actualCostUsd: costs.reduce(addUsd, '0'),
      createdAt: batch.createdAt.toISOString(),
      finishedAt: batch.finishedAt?.toISOString() ?? null,
    };
  }

  /** The items in the order of the files; the cursor of an item is its id. */
  async itemsOf(batch: BatchDocument, { first, after }: PageRequest): Promise<Page<BatchItemView>> {
    if (after !== undefined && !after.startsWith(`${batch._id}-`)) {
      throw new EarshotError('INVALID_INPUT', 'This cursor belongs to no item of this batch.', { details: { field: 'after' } });
    }
    const found = await this.items.findPage(batch._id, first + 1, after);
    const nodes = found.slice(0, first);
    return {
      nodes: nodes.map(viewBatchItem),
      cursors: nodes.map(({ _id }) => _id),
      hasNextPage: found.length > first,
      totalCount: batch.fileIds.length,
    };
  }
}

/** @returns an item as its owner sees it */
export function viewBatchItem({ fileId, status, analysisId, failure, attempts }: BatchItemDocument): BatchItemView {
  return { fileId, status, analysisId: attempts === 0 ? null : analysisId, failure, attempts };
}
