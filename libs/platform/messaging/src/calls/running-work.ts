import { EarshotError } from '@earshot/contracts';
import { CallScope } from './call-scope';

const graceAfterAbortMs = 1_000;

/** What a process is doing for others, so that it can end it in order. */
export class RunningWork {
  /** Around everything that runs; ends when the time to drain is over. */
  readonly scope = new CallScope();
  private running = 0;
  private whenIdle: (() => void)[] = [];

  /** @returns the same promise, counted until it settles. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    this.running += 1;
    work.then(this.settle, this.settle);
    return work;
  }

  /** Waits for everything that runs; after the time is over it aborts what is left and waits a moment more. */
  async drain(timeoutMs: number): Promise<void> {
    if (await this.isIdleWithin(timeoutMs)) return;
    this.scope.abort(new EarshotError('SERVICE_UNAVAILABLE', 'This part of the system is shutting down.'));
    await this.isIdleWithin(graceAfterAbortMs);
  }

  private readonly settle = (): void => {
    this.running -= 1;
    if (this.running > 0) return;
    for (const tell of this.whenIdle.splice(0)) tell();
  };

  private isIdleWithin(limitMs: number): Promise<boolean> {
    if (this.running === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limitMs);
      this.whenIdle.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
}
