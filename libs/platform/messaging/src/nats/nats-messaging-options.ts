import type { RetryDelayOptions } from '../jobs/retry-delay';

export interface NatsMessagingOptions {
  /** Where the broker is: `nats://host:4222`, several separated by commas. User and password or a token may stand in it; `tls://` encrypts. */
  readonly url: string;
  /** The queue group: among all processes of one name, one takes each request. */
  readonly serviceName: string;
  /** How long running handlers may take to end at shutdown before their signals abort; 10 s by default. */
  readonly drainTimeoutMs?: number;
  /** 0.5 s doubled up to 30 s by default. */
  readonly retryDelay?: RetryDelayOptions;
  /** Entries that the EventLog keeps per contract; 100,000 by default. */
  readonly keptEntries?: number;
}

export const natsMessagingOptions = Symbol('NatsMessagingOptions');

export const defaultDrainTimeoutMs = 10_000;
export const defaultKeptEntries = 100_000;
