import {
  cancelBatch,
  EarshotError,
  findBatch,
  listBatches,
  listBatchItems,
  retryBatch,
  submitBatch,
  type BatchItemView,
  type BatchQuote,
  type BatchView,
  type CallerIdentity,
  type Page,
} from '@earshot/contracts';
import { HandleRequest, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { BatchDocument } from './batch.document';
import { BatchRepository } from './batch.repository';
import { BatchViews } from './batch-views';
import { SteerBatch } from './steer-batch';
import { SubmitBatch } from './submit-batch';

@Controller()
export class BatchesController {
  constructor(
    private readonly batches: BatchRepository,
    private readonly views: BatchViews,
    private readonly submitting: SubmitBatch,
    private readonly steering: SteerBatch,
  ) {}

  @HandleRequest(submitBatch)
  async submit(
    wanted: z.output<typeof submitBatch.request>,
    { caller }: MessageContext,
  ): Promise<{ quote: BatchQuote; batch: BatchView | null }> {
    const { quote, batch } = await this.submitting.execute(wanted, caller);
    return { quote, batch: batch === null ? null : await this.views.one(batch) };
  }

  @HandleRequest(findBatch)
  async find({ id }: z.output<typeof findBatch.request>, { caller }: MessageContext): Promise<BatchView> {
    return this.views.one(await this.findOwned(id, caller));
  }

  @HandleRequest(listBatches)
  async list({ page }: z.output<typeof listBatches.request>, { caller }: MessageContext): Promise<Page<BatchView>> {
    const found = await this.batches.list(caller.userId, page);
    return { ...found, nodes: await Promise.all(found.nodes.map((batch) => this.views.one(batch))) };
  }

  @HandleRequest(listBatchItems)
  async items({ batchId, page }: z.output<typeof listBatchItems.request>, { caller }: MessageContext): Promise<Page<BatchItemView>> {
    return this.views.itemsOf(await this.findOwned(batchId, caller), page);
  }

  @HandleRequest(cancelBatch)
  async cancel({ id }: z.output<typeof cancelBatch.request>, { caller }: MessageContext): Promise<BatchView> {
    return this.views.one(await this.steering.cancel(id, caller));
  }

  @HandleRequest(retryBatch)
  async retry({ id }: z.output<typeof retryBatch.request>, { caller }: MessageContext): Promise<BatchView> {
    return this.views.one(await this.steering.retry(id, caller));
  }

  private async findOwned(id: string, caller: CallerIdentity): Promise<BatchDocument> {
    const batch = await this.batches.findOwned(caller.userId, id);
    if (batch === null) throw new EarshotError('NOT_FOUND', `There is no batch ${id}.`);
    return batch;
  }
}
