import { EarshotError } from '@earshot/contracts';

export interface BackendGuardOptions {
  /** How long one operation may take; 100 when absent. */
  readonly timeoutMs?: number;
  /** For how long the backend is left alone after it did not answer; 1000 when absent. */
  readonly pauseMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/**
 * Bounds what a slow or dead backend can cost: an operation is given up after a time, and a backend that answered nobody in
 * that time is not asked for a while, so that under load few requests wait.
 */
export class BackendGuard {
  private readonly timeoutMs: number;
  private readonly pauseMs: number;
  private readonly now: () => number;
  private pausedUntilMs = Number.NEGATIVE_INFINITY;
  private answeredAtMs = Number.NEGATIVE_INFINITY;

  constructor({ timeoutMs = 100, pauseMs = 1000, now = () => performance.now() }: BackendGuardOptions = {}) {
    this.timeoutMs = timeoutMs;
    this.pauseMs = pauseMs;
    this.now = now;
  }

  /** @throws EarshotError SERVICE_UNAVAILABLE when the backend is left alone or silent; its own errors pass through */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.now() < this.pausedUntilMs) return Promise.reject(silent());
    return new Promise<T>((resolve, reject) => {
      let isAnswered = false;
      let startedMs = this.now();
      const giveUp = (): void => {
        if (isAnswered) return;
        // A timer that is this late was held up by this process, which may not even have sent what it asks.
        const wasStalled = this.now() - startedMs > 2 * this.timeoutMs;
        if (wasStalled) {
          startedMs = this.now();
          timer = waitOnce();
          return;
        }
        if (this.now() - this.answeredAtMs >= this.timeoutMs) this.pausedUntilMs = this.now() + this.pauseMs;
        reject(silent());
      };
      // After a stall of this process an answer may lie unread: it is read before the timer's word counts.
      const waitOnce = () => setTimeout(() => setImmediate(giveUp), this.timeoutMs);
      let timer = waitOnce();
      const settle = (): void => {
        isAnswered = true;
        this.answeredAtMs = this.now();
        clearTimeout(timer);
      };
      work().finally(settle).then(resolve, reject);
    });
  }
}

const silent = (): EarshotError => new EarshotError('SERVICE_UNAVAILABLE', 'The backend does not answer.');
