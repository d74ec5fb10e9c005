import type { ChatStreamRequest } from '../chat-provider';

/** How long a provider may keep the line open after it said how its answer ended: the usage comes then. */
const graceMs = 2_000;

/** Aborts a stream that takes too long: as a whole, to its first piece, or between two of them. */
export class StreamClock {
  private readonly controller = new AbortController();
  private readonly whole: NodeJS.Timeout;
  private step: NodeJS.Timeout;

  constructor(private readonly limits: Pick<ChatStreamRequest, 'timeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'>) {
    this.whole = this.after(limits.timeoutMs);
    this.step = this.after(limits.firstTokenTimeoutMs);
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
    clearTimeout(this.whole);
    clearTimeout(this.step);
    // Ends the request where the reader left before the end.
    this.controller.abort();
  }

  private after(durationMs: number): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(), Math.max(1, Math.ceil(durationMs)));
  }
}
