import type { CallerIdentity } from '@earshot/contracts';

/** What a handler knows of its message besides the payload. */
export interface MessageContext {
  /** On whose behalf the message was sent. For events and jobs that no request caused: the system itself. */
  readonly caller: CallerIdentity;
  /** One value for everything that one outer request causes. */
  readonly correlationId: string;
  /** When the caller stops waiting, in milliseconds since the epoch by this process's clock. */
  readonly deadlineAtMs?: number;
  /** Aborted when the caller cancels, its deadline passes, the consumer of a stream stops, or the process shuts down. */
  readonly signal: AbortSignal;
  /** 1 for the first delivery; more only for jobs. */
  readonly attempt: number;
}
