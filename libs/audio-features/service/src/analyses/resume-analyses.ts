import { runAnalysis } from '@earshot/contracts';
import { JobQueue } from '@earshot/platform/messaging';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { AnalysisRepository } from './analysis.repository';
import { RunAnalysis } from './run-analysis';

const sweepIntervalMs = 30_000;
/** Longer than several signs of life: whoever was at it is gone. */
const abandonedAfterMs = 60_000;
const maxAttempts = 3;
const sweepSize = 1_000;

/** Takes up what a dead process left unfinished, so that no analysis stays RUNNING for ever. */
@Injectable()
export class ResumeAnalyses implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ResumeAnalyses.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly analyses: AnalysisRepository,
    private readonly run: RunAnalysis,
    private readonly queue: JobQueue,
    private readonly settings: AudioFeaturesSettings,
  ) {}

  onApplicationBootstrap(): void {
    void this.sweep(this.settings.resumesAllAtStart ? 0 : abandonedAfterMs);
    this.timer = setInterval(() => void this.sweep(abandonedAfterMs), sweepIntervalMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Queues again whatever nobody has touched for so long, or fails it when it was tried often enough. */
  async sweep(untouchedForMs: number): Promise<void> {
    try {
      const abandoned = await this.analyses.findUnfinished(new Date(Date.now() - untouchedForMs), sweepSize);
      for (const { _id, attempts, batchId } of abandoned) {
        // The items of a batch are queued again by their batch.
        if (batchId !== null) continue;
        if (attempts >= maxAttempts) await this.run.giveUp(_id, `The process ended ${attempts} times while it analysed this file.`);
        else await this.queue.enqueue(runAnalysis, { id: `${_id}-${attempts}`, payload: { analysisId: _id } });
      }
    } catch (error) {
      this.logger.warn({ message: 'Unfinished analyses could not be looked up; the next sweep tries again.', error });
    }
  }
}
