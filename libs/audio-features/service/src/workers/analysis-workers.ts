import { join } from 'node:path';
import type { AnalysisLevel } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import type { AnalysisTasks } from './analysis-tasks';
import type { MeasureResult } from './measure-file';
import type { ProbeResult } from './probe-file';
import { timeLimitMs } from './time-limit';
import { workerEntry } from './worker-entry';
import { WorkerPool } from './worker-pool';

/** Looking at a file's head takes milliseconds; this is for a decoder that hangs on a malicious one. */
const probeTimeoutMs = 5_000;
const maxWaitingMeasurements = 10_000;
const maxWaitingProbes = 200;
/** A two-hour file leaves less than half of this behind. */
const maxMemoryBytes = 512 * 1024 ** 2;
const entry = workerEntry(join(__dirname, 'analysis.worker'));

/** A file is measured at some hundred times its speed; on a starved machine much slower. */
const limits = { floorMs: 20_000, msPerSecondOfAudio: 250 };

interface MeasureOptions {
  readonly level: AnalysisLevel;
  /** As far as it is known before: longer files may take longer. */
  readonly durationSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings stored bytes to the worker threads. Probes have a thread of their own, so that an upload is answered at once
 * while long files are being measured.
 */
@Injectable()
export class AnalysisWorkers implements OnApplicationShutdown {
  private readonly measuring: WorkerPool<AnalysisTasks>;
  private readonly probing = new WorkerPool<AnalysisTasks>({ entry, size: 1, maxWaiting: maxWaitingProbes, maxMemoryBytes });

  constructor(
    private readonly blobs: BlobStore,
    private readonly settings: AudioFeaturesSettings,
  ) {
    this.measuring = new WorkerPool({ entry, size: settings.workers, maxWaiting: maxWaitingMeasurements, maxMemoryBytes });
  }

  probe(blobId: string, { maxDurationSeconds }: { maxDurationSeconds: number }): Promise<ProbeResult> {
    return this.withFile(blobId, (path) => this.probing.run('probe', { path, maxDurationSeconds }, { timeoutMs: probeTimeoutMs }));
  }

  measure(blobId: string, { level, durationSeconds, signal }: MeasureOptions): Promise<MeasureResult> {
    const { maxDurationSeconds, analysisTimeoutMs: capMs } = this.settings;
    const timeoutMs = timeLimitMs(durationSeconds, { ...limits, capMs });
    return this.withFile(blobId, (path) => this.measuring.run('measure', { path, level, maxDurationSeconds }, { timeoutMs, signal }));
  }

  // Not before: what is being measured when the process is told to end may still finish while messages are drained.
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.measuring.close(), this.probing.close()]);
  }

  private async withFile<Result>(blobId: string, work: (path: string) => Promise<Result>): Promise<Result> {
    const file = await this.blobs.borrowFile(blobId);
    try {
      return await work(file.path);
    } finally {
      await file.release();
    }
  }
}
