import { setMaxListeners } from 'node:events';
import { EarshotError } from '@earshot/contracts';

export interface CallScopeOptions {
  /** The scope around this one, with which it ends. */
  readonly within?: CallScope | undefined;
  /** Outer signals; the first that aborts ends the scope with CANCELLED, or with its own reason when that is an EarshotError. */
  readonly signals?: readonly (AbortSignal | undefined)[];
  readonly timeoutMs?: number | undefined;
}

const reasonOf = (signal: AbortSignal): EarshotError =>
  signal.reason instanceof EarshotError
    ? signal.reason
    : new EarshotError('CANCELLED', 'The call was cancelled.', { cause: signal.reason });

/**
 * How long one call may live: ends by its deadline, a scope or signal around it, or `abort`. Whoever opens one closes it, so
 * that no timer stays. An AbortSignal is dear to make and to listen to, so scopes tell each other without one, and a scope has
 * one only when somebody asks for it.
 */
export class CallScope {
  private reason: EarshotError | undefined;
  private controller: AbortController | undefined;
  private timer: NodeJS.Timeout | undefined;
  private outer: CallScope | undefined;
  private readonly whenEnded = new Set<(reason: EarshotError) => void>();
  private readonly stopListening: (() => void)[] = [];

  constructor({ within, signals = [], timeoutMs }: CallScopeOptions = {}) {
    if (within !== undefined) this.followScope(within);
    for (const outer of signals) if (outer !== undefined) this.followSignal(outer);
    if (timeoutMs !== undefined && this.reason === undefined) this.timer = setTimeout(() => this.expire(timeoutMs), timeoutMs);
  }

  /** Why it ended; undefined as long as it has not. */
  get endedBy(): EarshotError | undefined {
    return this.reason;
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      setMaxListeners(0, this.controller.signal);
      if (this.reason !== undefined) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  abort(reason: EarshotError): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.controller?.abort(reason);
    for (const tell of [...this.whenEnded]) tell(reason);
  }

  /** Settles as the work does, or throws the scope's reason as soon as it ends. Work is not begun in an ended scope. */
  race<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.reason !== undefined) return Promise.reject(this.reason);
    return new Promise((resolve, reject) => {
      this.whenEnded.add(reject);
      work().then(
        (result) => {
          this.whenEnded.delete(reject);
          resolve(result);
        },
        (error: unknown) => {
          this.whenEnded.delete(reject);
          reject(error);
        },
      );
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.outer?.whenEnded.delete(this.end);
    for (const stop of this.stopListening.splice(0)) stop();
  }

  private readonly end = (reason: EarshotError): void => this.abort(reason);

  private expire(timeoutMs: number): void {
    this.abort(new EarshotError('DEADLINE_EXCEEDED', `There was no answer within ${timeoutMs} ms.`));
  }

  private followScope(outer: CallScope): void {
    if (outer.reason !== undefined) return this.abort(outer.reason);
    this.outer = outer;
    outer.whenEnded.add(this.end);
  }

  private followSignal(outer: AbortSignal): void {
    const end = (): void => this.abort(reasonOf(outer));
    if (outer.aborted) return end();
    outer.addEventListener('abort', end, { once: true });
    this.stopListening.push(() => outer.removeEventListener('abort', end));
  }
}
