import { EarshotError } from '@earshot/contracts';

interface RunningWork<Result> {
  readonly result: Promise<Result>;
  readonly controller: AbortController;
  participants: number;
}

/**
 * Does work once for all who want the same at the same time. Who aborts leaves alone; when the last one has left, the
 * work is ended.
 */
export class SharedWork<Result> {
  private readonly running = new Map<string, RunningWork<Result>>();

  /**
   * Takes part in the work that runs under the key, or begins it.
   * @throws EarshotError CANCELLED when the signal aborts; otherwise what the work threw
   */
  async join(key: string, signal: AbortSignal | undefined, begin: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (signal?.aborted === true) throw cancelled();
    const work = this.running.get(key) ?? this.start(key, begin);
    work.participants += 1;
    try {
      return await orAborted(work.result, signal);
    } finally {
      work.participants -= 1;
      // Whoever comes after the last one has left begins anew.
      if (work.participants === 0) this.end(key, work);
    }
  }

  private start(key: string, begin: (signal: AbortSignal) => Promise<Result>): RunningWork<Result> {
    const controller = new AbortController();
    const work = { result: begin(controller.signal), controller, participants: 0 };
    // When all have left nobody hears how it ended.
    work.result.catch(() => undefined);
    this.running.set(key, work);
    return work;
  }

  private end(key: string, work: RunningWork<Result>): void {
    if (this.running.get(key) === work) this.running.delete(key);
    work.controller.abort();
  }
}

function orAborted<Result>(result: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return result;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(cancelled());
    signal.addEventListener('abort', leave, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

const cancelled = (): EarshotError => new EarshotError('CANCELLED', 'The measurement was cancelled.');
