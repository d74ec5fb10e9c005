import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { EarshotError } from '@earshot/contracts';
import { PooledWorker } from './pooled-worker';
import type { WorkerResult, WorkerTask } from './worker-task';

export interface WorkerPoolOptions {
  /** Threads at most; they are started when they are first needed. */
  readonly size: number;
  /** Tasks that may wait; one more is refused. */
  readonly maxWaiting: number;
}

export interface RunOptions {
  /** The thread is ended when a task has not ended by then. */
  readonly timeoutMs: number;
  /** Ends the thread, and with it the work. */
  readonly signal?: AbortSignal | undefined;
}

interface WaitingTask {
  readonly start: (worker: PooledWorker) => void;
  readonly refuse: (error: EarshotError) => void;
}

/**
 * A fixed number of worker threads, each decoding and measuring one file at a time, so that no sample ever crosses a
 * thread. A thread that is stuck, cancelled or broken is ended and replaced; its neighbours do not notice.
 */
export class WorkerPool {
  private readonly idle: PooledWorker[] = [];
  private readonly busy = new Set<PooledWorker>();
  private readonly waiting: WaitingTask[] = [];
  private isClosed = false;

  constructor(private readonly options: WorkerPoolOptions) {}

  /**
   * Runs one task in one thread.
   * @throws EarshotError what the task threw; ANALYSIS_TIMEOUT; CANCELLED; SERVICE_UNAVAILABLE when too many wait or the pool is closed.
   */
  async run<Task extends WorkerTask>(task: Task, { timeoutMs, signal }: RunOptions): Promise<WorkerResult<Task>> {
    const worker = await this.acquire(signal);
    try {
      // The reply's shape follows from the task's kind; the thread boundary erases that, so it is said here once.
      return (await worker.run(task, { timeoutMs, signal })) as WorkerResult<Task>;
    } finally {
      this.release(worker);
    }
  }

  /** Ends all threads; what runs or waits is refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { refuse } of this.waiting.splice(0)) refuse(closedError());
    await Promise.all([...this.idle.splice(0), ...this.busy].map((worker) => worker.terminate()));
  }

  private acquire(signal: AbortSignal | undefined): Promise<PooledWorker> {
    if (this.isClosed) return Promise.reject(closedError());
    if (signal?.aborted === true) return Promise.reject(new EarshotError('CANCELLED', 'The measurement was cancelled before it began.'));
    const worker = this.popIdle() ?? (this.busy.size < this.options.size ? new PooledWorker(workerEntry) : undefined);
    if (worker !== undefined) {
      this.busy.add(worker);
      return Promise.resolve(worker);
    }
    if (this.waiting.length >= this.options.maxWaiting) {
      return Promise.reject(new EarshotError('SERVICE_UNAVAILABLE', 'Too many files wait to be measured. Try again in a minute.'));
    }
    return this.waitForWorker(signal);
  }

  // A thread may have died while it had nothing to do.
  private popIdle(): PooledWorker | undefined {
    while (this.idle.length > 0) {
      const worker = this.idle.pop();
      if (worker?.isAlive === true) return worker;
    }
    return undefined;
  }

  private waitForWorker(signal: AbortSignal | undefined): Promise<PooledWorker> {
    return new Promise((resolve, reject) => {
      const waitingTask: WaitingTask = {
        start: (worker) => {
          signal?.removeEventListener('abort', leave);
          resolve(worker);
        },
        refuse: reject,
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(waitingTask), 1);
        reject(new EarshotError('CANCELLED', 'The measurement was cancelled while it waited.'));
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(waitingTask);
    });
  }

  private release(worker: PooledWorker): void {
    this.busy.delete(worker);
    if (this.isClosed) {
      void worker.terminate();
      return;
    }
    const successor = worker.isAlive ? worker : undefined;
    const next = this.waiting.shift();
    if (next === undefined) {
      if (successor !== undefined) this.idle.push(successor);
      return;
    }
    const free = successor ?? new PooledWorker(workerEntry);
    this.busy.add(free);
    next.start(free);
  }
}

const closedError = (): EarshotError => new EarshotError('SERVICE_UNAVAILABLE', 'The service is shutting down.');

/** Threads run compiled code only: when this module is itself run from source (in tests), its compiled twin is in dist. */
const workerEntry = ((): string => {
  const beside = join(__dirname, 'analysis.worker.js');
  return existsSync(beside) ? beside : beside.replace(`${sep}libs${sep}`, `${sep}dist${sep}libs${sep}`);
})();
