import { join } from 'node:path';
import type { StemKind } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { timeLimitMs } from '../workers/time-limit';
import { workerEntry } from '../workers/worker-entry';
import { WorkerPool } from '../workers/worker-pool';
import type { SeparateResult } from './separate-file';
import type { StemTasks } from './stem-tasks';

/** A file is separated at some eighty times its speed or more; on a starved machine much slower. */
const limits = { floorMs: 30_000, msPerSecondOfAudio: 500 };
/** How often as long as a measurement a separation may take at most: it transforms there and back again, and writes it all down. */
const measurementsPerSeparation = 3;
const maxWaiting = 1_000;
const maxMemoryBytes = 256 * 1024 ** 2;

interface Separation {
  readonly kinds: readonly StemKind[];
  readonly directory: string;
  /** As far as it is known before: longer files may take longer. */
  readonly durationSeconds: number;
  readonly signal: AbortSignal;
}

/** Takes stored bytes apart in threads of their own. */
@Injectable()
export class StemWorkers implements OnApplicationShutdown {
  private readonly pool: WorkerPool<StemTasks>;

  constructor(
    private readonly blobs: BlobStore,
    private readonly settings: AudioFeaturesSettings,
  ) {
    const entry = workerEntry(join(__dirname, 'stem.worker'));
    this.pool = new WorkerPool({ entry, size: Math.ceil(settings.workers / 2), maxWaiting, maxMemoryBytes });
  }

  /** @throws EarshotError what `separateFile` throws; ANALYSIS_TIMEOUT, CANCELLED, SERVICE_UNAVAILABLE, INTERNAL when the thread broke */
  async separate(blobId: string, { kinds, directory, durationSeconds, signal }: Separation): Promise<SeparateResult> {
    const { maxDurationSeconds, analysisTimeoutMs } = this.settings;
    const timeoutMs = timeLimitMs(durationSeconds, { ...limits, capMs: measurementsPerSeparation * analysisTimeoutMs });
    const file = await this.blobs.borrowFile(blobId);
    try {
      return await this.pool.run('separate', { path: file.path, kinds, directory, maxDurationSeconds }, { timeoutMs, signal });
    } finally {
      await file.release();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}
