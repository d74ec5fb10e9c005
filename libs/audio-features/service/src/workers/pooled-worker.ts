import { Worker } from 'node:worker_threads';
import { EarshotError } from '@earshot/contracts';
import type { WorkerReply, WorkerRequest } from './worker-message';

/** Enough for the tables and rings of a file of any length; what runs away in JavaScript dies alone. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

export interface RunOptions {
  /** The thread is ended when a task has not ended by then. */
  readonly timeoutMs: number;
  /** Ends the thread, and with it the work. */
  readonly signal?: AbortSignal | undefined;
}

interface PooledWorkerOptions {
  /** File that the thread runs. */
  readonly entry: string;
  /** A thread that holds more than this after a task is not used again. */
  readonly maxMemoryBytes: number;
}

interface RunningTask {
  readonly taskId: number;
  readonly settle: (outcome: { result: unknown } | { error: Error }) => void;
}

/** One worker thread with at most one task. Once ended, it stays ended. */
export class PooledWorker {
  private readonly thread: Worker;
  private running: RunningTask | undefined;
  private nextTaskId = 1;
  /** Why it takes no more tasks. */
  private ending: EarshotError | undefined;

  constructor(private readonly options: PooledWorkerOptions) {
    // What packages print in there is nothing for our log: it is taken off the process's output and thrown away.
    this.thread = new Worker(options.entry, { resourceLimits, stdout: true, stderr: true });
    this.thread.stdout.resume();
    this.thread.stderr.resume();
    this.thread.unref();
    this.thread.on('message', (reply: WorkerReply) => this.onReply(reply));
    this.thread.on('error', (cause) => this.onDeath(endedByItself(cause)));
    this.thread.on('exit', () => this.onDeath(endedByItself()));
  }

  /** Whether it can take another task. */
  get isAlive(): boolean {
    return this.ending === undefined;
  }

  /**
   * Does one task.
   * @throws EarshotError what the task threw; ANALYSIS_TIMEOUT; CANCELLED; INTERNAL when the thread ended by itself
   */
  run(task: string, input: unknown, { timeoutMs, signal }: RunOptions): Promise<unknown> {
    const taskId = this.nextTaskId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => void this.end(new EarshotError('ANALYSIS_TIMEOUT', `The file was not measured within ${timeoutMs / 1000} s.`)),
        timeoutMs,
      );
      const cancel = (): void => void this.end(new EarshotError('CANCELLED', 'The measurement was cancelled.'));
      const settle: RunningTask['settle'] = (outcome) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        this.running = undefined;
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.result);
      };
      this.running = { taskId, settle };
      signal?.addEventListener('abort', cancel, { once: true });
      this.thread.postMessage({ taskId, task, input } satisfies WorkerRequest);
      // It may have been ended or the work cancelled between choosing the thread and asking it.
      if (this.ending !== undefined) settle({ error: this.ending });
      else if (signal?.aborted === true) cancel();
    });
  }

  /** Ends the thread; what it was doing is refused. */
  async terminate(): Promise<void> {
    await this.end(new EarshotError('SERVICE_UNAVAILABLE', 'The service is shutting down.'));
  }

  private onReply(reply: WorkerReply): void {
    if (this.running?.taskId !== reply.taskId) return;
    const { settle } = this.running;
    if ('result' in reply) settle({ result: reply.result });
    else settle({ error: new EarshotError(reply.error.code, reply.error.message, { details: reply.error.details }) });
    if (reply.isSpent || reply.memoryBytes > this.options.maxMemoryBytes) void this.end(endedByItself());
  }

  // Synchronous WebAssembly cannot be interrupted from within: only ending the thread ends the work.
  private async end(error: EarshotError): Promise<void> {
    this.onDeath(error);
    await this.thread.terminate();
  }

  private onDeath(error: EarshotError): void {
    this.ending ??= error;
    this.running?.settle({ error });
  }
}

const endedByItself = (cause?: unknown): EarshotError =>
  new EarshotError('INTERNAL', 'The worker thread ended while it measured the file.', { cause });
