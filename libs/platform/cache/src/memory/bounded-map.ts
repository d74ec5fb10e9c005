export interface BoundedMapOptions {
  readonly maxEntries: number;
  /** Of keys and values together, at two bytes a character. */
  readonly maxBytes: number;
}

/** As much as a cache in a process usually holds: 10,000 entries and 64 MB. */
export const usualBounds: BoundedMapOptions = { maxEntries: 10_000, maxBytes: 64 * 1_048_576 };

/** A text that is kept until a moment, or for ever. */
export interface MapEntry {
  readonly text: string;
  /** Milliseconds since the epoch; null for ever. */
  readonly expiresAtMs: number | null;
}

/** Hears of every change; what is merely read changes nothing. */
export interface MapObserver {
  kept(key: string, entry: MapEntry): void;
  dropped(key: string): void;
}

const deaf: MapObserver = { kept: () => undefined, dropped: () => undefined };

/**
 * Texts under keys, with a time to live, that forgets what was used longest ago when it would grow beyond its bounds. It
 * is the store of a `Keyv`, which calls `set` with milliseconds.
 */
export class BoundedMap {
  private readonly entries = new Map<string, MapEntry>();
  private bytes = 0;

  constructor(
    private readonly options: BoundedMapOptions,
    private readonly now: () => number = Date.now,
    private readonly observer: MapObserver = deaf,
  ) {}

  /** How much the entries take, in bytes. */
  get usedBytes(): number {
    return this.bytes;
  }

  get(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    if (this.isOver(entry)) {
      this.delete(key);
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.text;
  }

  set(key: string, text: string, ttlMs?: number): void {
    this.keep(key, { text, expiresAtMs: ttlMs === undefined ? null : this.now() + ttlMs });
  }

  keep(key: string, entry: MapEntry): void {
    const entryBytes = sizeOf(key, entry);
    if (entryBytes > this.options.maxBytes || this.isOver(entry)) {
      this.delete(key);
      return;
    }
    this.forget(key);
    this.entries.set(key, entry);
    this.bytes += entryBytes;
    this.observer.kept(key, entry);
    if (this.isTooLarge) this.shrink();
  }

  delete(key: string): boolean {
    const entry = this.forget(key);
    if (entry === undefined) return false;
    this.observer.dropped(key);
    return !this.isOver(entry);
  }

  clear(): void {
    for (const key of [...this.entries.keys()]) this.delete(key);
  }

  /** The keys that begin with a prefix and whose time is not over. */
  keysBehind(prefix: string): string[] {
    return [...this.entries].filter(([key, entry]) => key.startsWith(prefix) && !this.isOver(entry)).map(([key]) => key);
  }

  /** What is kept, the least recently used first. */
  list(): readonly (readonly [key: string, entry: MapEntry])[] {
    return [...this.entries].filter(([, entry]) => !this.isOver(entry));
  }

  private get isTooLarge(): boolean {
    return this.entries.size > this.options.maxEntries || this.bytes > this.options.maxBytes;
  }

  private shrink(): void {
    for (const oldest of this.entries.keys()) {
      this.delete(oldest);
      if (!this.isTooLarge) return;
    }
  }

  private forget(key: string): MapEntry | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.bytes -= sizeOf(key, entry);
    this.entries.delete(key);
    return entry;
  }

  private isOver({ expiresAtMs }: MapEntry): boolean {
    return expiresAtMs !== null && expiresAtMs <= this.now();
  }
}

const sizeOf = (key: string, { text }: MapEntry): number => 2 * (key.length + text.length);
