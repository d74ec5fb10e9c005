import { Worker } from 'node:worker_threads';
import { EarshotError } from '@earshot/contracts';
import type { WorkerReply, WorkerRequest } from './worker-message';
import type { MeasureResult, ProbeResult, WorkerTask } from './worker-task';

/** Enough for the tables and rings of a file of any length; a decoder that runs away dies alone. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

interface RunningTask {
  readonly taskId: number;
  readonly settle: (outcome: { result: ProbeResult | MeasureResult } | { error: Error }) => void;
}

/** One worker thread with at most one task. Once ended, it stays ended. */
export class PooledWorker {
  private readonly thread: Worker;
  private running: RunningTask | undefined;
  private nextTaskId = 1;
  isAlive = true;

  constructor(entry: string) {
    this.thread = new Worker(entry, { resourceLimits, stdout: false, stderr: false });
    this.thread.unref();
    this.thread.on('message', (reply: WorkerReply) => this.onReply(reply));
    this.thread.on('error', (cause) => this.onDeath(cause));
    this.thread.on('exit', () => this.onDeath(undefined));
  }

  run(
    task: WorkerTask,
    { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal | undefined },
  ): Promise<ProbeResult | MeasureResult> {
    const taskId = this.nextTaskId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.abandon(new EarshotError('ANALYSIS_TIMEOUT', `The file was not measured within ${timeoutMs / 1000} s.`)),
        timeoutMs,
      );
      const cancel = (): void => this.abandon(new EarshotError('CANCELLED', 'The measurement was cancelled.'));
      const settle: RunningTask['settle'] = (outcome) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        this.running = undefined;
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.result);
      };
      this.running = { taskId, settle };
      signal?.addEventListener('abort', cancel, { once: true });
      this.thread.postMessage({ taskId, task } satisfies WorkerRequest);
    });
  }

  /** Ends the thread; what it was doing is refused. */
  async terminate(): Promise<void> {
    this.isAlive = false;
    this.running?.settle({ error: new EarshotError('SERVICE_UNAVAILABLE', 'The service is shutting down.') });
    await this.thread.terminate();
  }

  // Synchronous WebAssembly cannot be interrupted from within: only ending the thread ends the work.
  private abandon(error: EarshotError): void {
    this.isAlive = false;
    this.running?.settle({ error });
    void this.thread.terminate();
  }

  private onReply(reply: WorkerReply): void {
    if (this.running?.taskId !== reply.taskId) return;
    if ('result' in reply) this.running.settle({ result: reply.result });
    else this.running.settle({ error: new EarshotError(reply.error.code, reply.error.message, { details: reply.error.details }) });
  }

  private onDeath(cause: unknown): void {
    this.isAlive = false;
    this.running?.settle({ error: new EarshotError('INTERNAL', 'The worker thread ended while it measured the file.', { cause }) });
  }
}
