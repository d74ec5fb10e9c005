import { EarshotError } from '@earshot/contracts';
import { PooledWorker, type RunOptions } from './pooled-worker';
import type { TaskInput, TaskName, TaskResult, WorkerTasks } from './worker-tasks';

export interface WorkerPoolOptions {
  /** File that the threads run. */
  readonly entry: string;
  /** Threads at most; they are started when they are first needed. */
  readonly size: number;
  /** Tasks that may wait; one more is refused. */
  readonly maxWaiting: number;
  /** A thread that holds more than this after a task is replaced. */
  readonly maxMemoryBytes: number;
}

interface WaitingTask {
  readonly start: (worker: PooledWorker) => void;
  readonly refuse: (error: EarshotError) => void;
}

/**
 * A fixed number of worker threads, each working on one file at a time from its bytes to the result, so that no sample
 * ever crosses a thread. A thread that is stuck, cancelled, broken or grown fat is ended and replaced; its neighbours do
 * not notice.
 */
export class WorkerPool<Tasks extends WorkerTasks> {
  private readonly idle: PooledWorker[] = [];
  private readonly busy = new Set<PooledWorker>();
  private readonly waiting: WaitingTask[] = [];
  private isClosed = false;

  constructor(private readonly options: WorkerPoolOptions) {}

  /**
   * Runs one task in one thread.
   * @throws EarshotError what the task threw; ANALYSIS_TIMEOUT; CANCELLED; SERVICE_UNAVAILABLE when too many wait or the pool is closed.
   */
  async run<Name extends TaskName<Tasks>>(
    task: Name,
    input: TaskInput<Tasks, Name>,
    options: RunOptions,
  ): Promise<TaskResult<Tasks, Name>> {
    const worker = await this.acquire(options.signal);
    try {
      // The result's shape follows from the task's name; the thread boundary erases that, so it is said here once.
      return (await worker.run(task, input, options)) as TaskResult<Tasks, Name>;
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
    const worker = this.popIdle() ?? (this.busy.size < this.options.size ? new PooledWorker(this.options) : undefined);
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
        refuse: (error) => {
          signal?.removeEventListener('abort', leave);
          reject(error);
        },
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
    const free = successor ?? new PooledWorker(this.options);
    this.busy.add(free);
    next.start(free);
  }
}

const closedError = (): EarshotError => new EarshotError('SERVICE_UNAVAILABLE', 'The service is shutting down.');
