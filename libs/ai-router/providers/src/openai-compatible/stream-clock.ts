import type { ChatStreamRequest } from '../chat-provider';

/** How long a provider may keep the line open after it said how its answer ended: the usage comes then. */
const graceMs = 2_000;

/** Aborts a stream that takes too long to its first piece or between two of them, or that nobody wants any more. */
export class StreamClock {
  private readonly controller = new AbortController();
  private readonly leave = (): void => this.controller.abort();
  private step: NodeJS.Timeout;

  constructor(private readonly limits: Pick<ChatStreamRequest, 'firstTokenTimeoutMs' | 'idleTimeoutMs' | 'signal'>) {
    this.step = this.after(limits.firstTokenTimeoutMs);
    limits.signal.addEventListener('abort', this.leave);
    if (limits.signal.aborted) this.leave();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Whoever reads may take its time: that is not the provider's silence. */
  pause(): void {
    clearTimeout(this.step);
  }

  /** Something came; the next thing has its own time. */
  heard(isFinished: boolean): void {
    clearTimeout(this.step);
    this.step = this.after(isFinished ? Math.min(graceMs, this.limits.idleTimeoutMs) : this.limits.idleTimeoutMs);
  }

  stop(): void {
    clearTimeout(this.step);
    this.limits.signal.removeEventListener('abort', this.leave);
  }

  private after(durationMs: number): NodeJS.Timeout {
    return setTimeout(this.leave, Math.max(1, Math.ceil(durationMs)));
  }
}
