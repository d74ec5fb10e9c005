import { EarshotError } from '@earshot/contracts';

/** Items that a handler may be ahead of its reader. */
export const streamWindowSize = 64;

/** Lets a handler send only what its reader has room for, and notices a reader that fell silent. */
export class StreamWindow {
  private room = streamWindowSize;
  private wake: (() => void) | undefined;
  private heardAtMs = Date.now();

  constructor(private readonly silenceLimitMs: number) {}

  /** The reader took this many items; 0 only says that it is still there. */
  open(items: number): void {
    this.heardAtMs = Date.now();
    this.room += items;
    this.wake?.();
  }

  /** Waits for room for one item. Throws CANCELLED when the reader says nothing for too long. */
  async take(signal: AbortSignal): Promise<void> {
    while (this.room <= 0) {
      if (signal.aborted) throw signal.reason;
      const leftMs = this.heardAtMs + this.silenceLimitMs - Date.now();
      if (leftMs <= 0) throw new EarshotError('CANCELLED', 'The reader of the stream fell silent.');
      await this.wakeWithin(leftMs, signal);
    }
    this.room -= 1;
  }

  private wakeWithin(limitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, limitMs);
      signal.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }
}
