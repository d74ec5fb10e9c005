import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BatchProgress } from './batch-progress';
import { BatchRepository } from './batch.repository';
import { BeginBatch } from './begin-batch';

const sweepIntervalMs = 60_000;
const sweepSize = 1_000;

/** Takes up batches that a dead process left unfinished: at start, and now and then for those of dead neighbours. */
@Injectable()
export class ResumeBatches implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ResumeBatches.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly batches: BatchRepository,
    private readonly begin: BeginBatch,
    private readonly progress: BatchProgress,
  ) {}

  onApplicationBootstrap(): void {
    void this.sweep();
    this.timer = setInterval(() => void this.sweep(), sweepIntervalMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    try {
      for (const batch of await this.batches.findUnfinished(sweepSize)) {
        if (batch.status === 'PENDING') await this.begin.execute(batch);
        else await this.begin.enqueueUnfinished(batch._id);
        await this.progress.completeTelling(batch._id);
      }
    } catch (error) {
      this.logger.warn({ message: 'Unfinished batches could not be looked up; the next sweep tries again.', error });
    }
  }
}
