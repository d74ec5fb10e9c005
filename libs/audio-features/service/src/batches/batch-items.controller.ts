import { batchCancelled, runBatchItem } from '@earshot/contracts';
import { HandleEvent, HandleExhaustedJob, HandleJob, type ExhaustedJob, type MessageContext } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { RunBatchItem } from './run-batch-item';
import { RunningBatches } from './running-batches';

/** Some more than there are threads, so that a reading that waits for a model keeps no thread idle. */
const concurrentItems = 8;

@Controller()
export class BatchItemsController {
  constructor(
    private readonly items: RunBatchItem,
    private readonly running: RunningBatches,
  ) {}

  @HandleJob(runBatchItem, { concurrency: concurrentItems })
  run(item: z.output<typeof runBatchItem.payload>, { signal }: MessageContext): Promise<void> {
    return this.items.execute(item, signal);
  }

  @HandleExhaustedJob(runBatchItem)
  giveUp({ payload, error }: ExhaustedJob<typeof runBatchItem>): Promise<void> {
    return this.items.giveUp(payload, `The analysis failed several times, last with: ${error.message}`);
  }

  @HandleEvent(batchCancelled)
  onCancelled({ batchId }: z.output<typeof batchCancelled.payload>): void {
    this.running.cancel(batchId);
  }
}
