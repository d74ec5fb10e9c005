import type { RetryDelayOptions } from '../jobs/retry-delay';

export interface InProcessMessagingOptions {
  /** How long running handlers may take to end at shutdown before their signals abort; 10 s by default. */
  readonly drainTimeoutMs?: number;
  /** 0.5 s doubled up to 30 s by default. */
  readonly retryDelay?: RetryDelayOptions;
  /** Entries that the EventLog keeps per contract; 20,000 by default, because they all live in memory. */
  readonly keptEntries?: number;
  /** Entries of each contract that live readers share without asking the store; 1,024 by default. */
  readonly recentEntries?: number;
}

export const inProcessMessagingOptions = Symbol('InProcessMessagingOptions');

export const defaultDrainTimeoutMs = 10_000;
export const defaultKeptEntries = 20_000;
export const defaultRecentEntries = 1_024;
