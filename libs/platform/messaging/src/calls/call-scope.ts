import { setMaxListeners } from 'node:events';
import { EarshotError } from '@earshot/contracts';

export interface CallScopeOptions {
  /** Outer signals; the first that aborts ends the scope with CANCELLED, or with its own reason when that is an EarshotError. */
  readonly signals?: readonly (AbortSignal | undefined)[];
  readonly timeoutMs?: number | undefined;
}

const reasonOf = (signal: AbortSignal): EarshotError =>
  signal.reason instanceof EarshotError
    ? signal.reason
    : new EarshotError('CANCELLED', 'The call was cancelled.', { cause: signal.reason });

/** How long one call may live: ends by its deadline, an outer signal or `abort`. Whoever opens one closes it, so that no timer stays. */
export class CallScope {
  private readonly controller = new AbortController();
  private readonly undo: (() => void)[] = [];

  constructor({ signals = [], timeoutMs }: CallScopeOptions) {
    setMaxListeners(0, this.controller.signal);
    for (const outer of signals) if (outer !== undefined) this.follow(outer);
    if (timeoutMs === undefined) return;
    const timer = setTimeout(
      () => this.abort(new EarshotError('DEADLINE_EXCEEDED', `There was no answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    this.undo.push(() => clearTimeout(timer));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  abort(reason: EarshotError): void {
    this.controller.abort(reason);
  }

  /** Settles as the work does, or throws the scope's reason as soon as it ends. Work is not begun in an ended scope. */
  async race<Result>(work: () => Promise<Result>): Promise<Result> {
    const { signal } = this.controller;
    if (signal.aborted) throw reasonOf(signal);
    const promise = work();
    let stop = (): void => undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      stop = () => reject(reasonOf(signal));
      signal.addEventListener('abort', stop, { once: true });
    });
    return Promise.race([promise, ended]).finally(() => signal.removeEventListener('abort', stop));
  }

  close(): void {
    for (const undo of this.undo.splice(0)) undo();
  }

  private follow(outer: AbortSignal): void {
    const end = (): void => this.abort(reasonOf(outer));
    if (outer.aborted) return end();
    outer.addEventListener('abort', end, { once: true });
    this.undo.push(() => outer.removeEventListener('abort', end));
  }
}
