import { join } from 'node:path';
import { applySecondOpinion } from '@earshot/audio-features/understanding';
import type { MeasuredFeatures } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { timeLimitMs } from '../workers/time-limit';
import { workerEntry } from '../workers/worker-entry';
import { WorkerPool } from '../workers/worker-pool';
import { planSecondOpinion } from './second-opinion-plan';
import type { SecondOpinionTasks } from './second-opinion-tasks';

/** It needs about 12 ms for a second of audio. */
const limits = { floorMs: 15_000, msPerSecondOfAudio: 125 };
const maxWaiting = 10_000;
/** Ten minutes of audio leave a heap of 150 MB behind. */
const maxMemoryBytes = 384 * 1024 ** 2;

/** Asks essentia.js about files that our own engine has measured, in threads of its own. */
@Injectable()
export class SecondOpinions implements OnApplicationShutdown {
  private readonly pool: WorkerPool<SecondOpinionTasks>;

  constructor(
    private readonly blobs: BlobStore,
    private readonly settings: AudioFeaturesSettings,
  ) {
    const entry = workerEntry(join(__dirname, 'second-opinion.worker'));
    // Each thread holds a heap of its own, and a second opinion is never what somebody's first answer waits for.
    this.pool = new WorkerPool({ entry, size: Math.ceil(settings.workers / 2), maxWaiting, maxMemoryBytes });
  }

  /**
   * Has a second engine hear a file and moves the confidences by what it says.
   *
   * @returns the features as they are after that; unchanged where there was nothing to ask
   * @throws EarshotError SERVICE_UNAVAILABLE when essentia.js is not installed, ANALYSIS_TIMEOUT, CANCELLED, INTERNAL when
   * it broke
   */
  async ask(blobId: string, features: MeasuredFeatures, signal?: AbortSignal): Promise<MeasuredFeatures> {
    const plan = planSecondOpinion(features);
    if (plan === null) return features;
    const { maxDurationSeconds, analysisTimeoutMs: capMs } = this.settings;
    const timeoutMs = timeLimitMs(plan.excerpt.durationSeconds, { ...limits, capMs });
    const file = await this.blobs.borrowFile(blobId);
    try {
      const opinion = await this.pool.run('hear', { path: file.path, ...plan, maxDurationSeconds }, { timeoutMs, signal });
      return applySecondOpinion(features, opinion);
    } finally {
      await file.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}
