import { setMaxListeners } from 'node:events';
import { EarshotError } from '@earshot/contracts';

const graceAfterAbortMs = 1_000;

const within = (work: Promise<unknown>, limitMs: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  return Promise.race([work.then(() => true as const), limit]).finally(() => clearTimeout(timer));
};

/** What a process is doing for others, so that it can end it in order. */
export class RunningWork {
  private readonly running = new Set<Promise<unknown>>();
  private readonly controller = new AbortController();

  constructor() {
    // Every running call listens, as many as there are.
    setMaxListeners(0, this.controller.signal);
  }

  /** Aborted when the time to drain is over. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @returns the same promise, remembered until it settles. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    this.running.add(settled);
    void settled.then(() => this.running.delete(settled));
    return work;
  }

  /** Waits for everything that runs; after the time is over it aborts what is left and waits a moment more. */
  async drain(timeoutMs: number): Promise<void> {
    if (await within(this.settled(), timeoutMs)) return;
    this.controller.abort(new EarshotError('SERVICE_UNAVAILABLE', 'This part of the system is shutting down.'));
    await within(this.settled(), graceAfterAbortMs);
  }

  private async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
