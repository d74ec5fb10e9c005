import type { EventContract } from '@earshot/contracts';
import type { z } from 'zod';

/**
 * Something to keep. The same `id` is kept once: as long as its first is kept in the embedded profile, within ten minutes
 * in the distributed one. `key` groups entries that are read together, such as one batch. Both have 1 to 200 characters.
 */
export interface EventLogEntry<C extends EventContract> {
  readonly id: string;
  readonly key: string;
  readonly payload: z.input<C['payload']>;
}

export interface EventLogReadOptions {
  /** Reads behind the entry with this cursor. Wins over `from`. */
  readonly after?: string;
  /** Where to begin without `after`: with what is appended after it began, a moment after the call (default), or at the oldest kept. */
  readonly from?: 'start' | 'now';
  /** Only entries of this key. */
  readonly key?: string;
  /** Ends the iteration without an error. */
  readonly signal?: AbortSignal;
}

export interface LoggedEvent<C extends EventContract> {
  /** A decimal number as a string, strictly increasing within one contract. */
  readonly cursor: string;
  readonly payload: z.output<C['payload']>;
}

/**
 * Events that are kept for a while and can be read again behind a cursor: nothing lost and nothing repeated between
 * the stored and the live ones. A slow reader holds no memory: it reads from the store.
 */
export abstract class EventLog {
  /** Keeps one entry. Resolves once it is kept for good. */
  append<C extends EventContract>(contract: C, entry: EventLogEntry<C>): Promise<void> {
    return this.appendAll(contract, [entry]);
  }

  /**
   * Keeps entries in their order, in one stroke; those whose ids are kept already are passed over. Refuses all of them
   * with INVALID_INPUT when one is invalid. After any other error some may be kept: appending all again makes it whole.
   */
  abstract appendAll<C extends EventContract>(contract: C, entries: readonly EventLogEntry<C>[]): Promise<void>;

  /**
   * Reads on for ever, until the loop is left or the signal aborts.
   * Throws INVALID_INPUT for a cursor that is malformed, was never given out, or whose successors are no longer kept.
   *
   * @example
   * for await (const { cursor, payload } of log.read(batchProgressed, { after, key: batchId, signal })) { … }
   */
  abstract read<C extends EventContract>(contract: C, options?: EventLogReadOptions): AsyncIterable<LoggedEvent<C>>;
}
