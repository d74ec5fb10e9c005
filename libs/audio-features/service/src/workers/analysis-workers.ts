import type { AnalysisLevel } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { WorkerPool } from './worker-pool';
import type { MeasureResult, ProbeResult } from './worker-task';

/** Looking at a file's head takes milliseconds; this is for a decoder that hangs on a malicious one. */
const probeTimeoutMs = 5_000;
const maxWaitingMeasurements = 10_000;
const maxWaitingProbes = 200;

interface MeasureOptions {
  readonly level: AnalysisLevel;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings stored bytes to the worker threads. Probes have a thread of their own, so that an upload is answered at once
 * while long files are being measured.
 */
@Injectable()
export class AnalysisWorkers implements OnApplicationShutdown {
  private readonly measuring: WorkerPool;
  private readonly probing = new WorkerPool({ size: 1, maxWaiting: maxWaitingProbes });

  constructor(
    private readonly blobs: BlobStore,
    private readonly settings: AudioFeaturesSettings,
  ) {
    this.measuring = new WorkerPool({ size: settings.workers, maxWaiting: maxWaitingMeasurements });
  }

  probe(blobId: string, { maxDurationSeconds }: { maxDurationSeconds: number }): Promise<ProbeResult> {
    return this.withFile(blobId, (path) => this.probing.run({ kind: 'probe', path, maxDurationSeconds }, { timeoutMs: probeTimeoutMs }));
  }

  measure(blobId: string, { level, signal }: MeasureOptions): Promise<MeasureResult> {
    const { maxDurationSeconds, analysisTimeoutMs } = this.settings;
    return this.withFile(blobId, (path) =>
      this.measuring.run({ kind: 'measure', path, level, maxDurationSeconds }, { timeoutMs: analysisTimeoutMs, signal }),
    );
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
