/** Integers by name. */
export type Counters = Readonly<Record<string, number>>;

/** What an operator wants to know of the cache. */
export interface CacheStatus {
  readonly backend: 'memory' | 'disk' | 'redis';
  readonly connected: boolean;
  /** As the backend words it (`1.25M`), or null where it is not known. */
  readonly usedMemory: string | null;
}

/**
 * A place for values that can be had again. Values are JSON; a stored null is a hit. It never throws: a backend that fails
 * or does not answer within 100 ms is a miss, and a write to it is dropped. Also the injection token.
 */
export abstract class CacheStore {
  /** @returns the value, or undefined on a miss. */
  abstract get<T>(key: string): Promise<T | undefined>;
  abstract set(key: string, value: unknown, options: { readonly ttlSeconds: number }): Promise<void>;
  /** @returns whether there was such an entry. */
  abstract delete(key: string): Promise<boolean>;
  /** Deletes the entries whose key begins with the prefix, or all of ours. @returns how many there were. */
  abstract clear(prefix?: string): Promise<number>;
  /** @returns how many entries that have not expired begin with the prefix; 0 where the backend is away. */
  abstract size(prefix?: string): Promise<number>;
  /**
   * Adds integers to the counters of a group, for all processes that share the backend. Counters are no entries: they do
   * not expire, and `clear` leaves them.
   *
   * @returns the counters as they stand now; none where the backend is away.
   */
  abstract count(group: string, increments?: Counters): Promise<Counters>;
  abstract status(): Promise<CacheStatus>;
}
