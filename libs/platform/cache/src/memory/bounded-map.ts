export interface BoundedMapOptions {
  readonly maxEntries: number;
  /** Of keys and values together, at two bytes a character. */
  readonly maxBytes: number;
}

/** A map of texts that forgets what was used longest ago when it would grow beyond its bounds. */
export class BoundedMap extends Map<string, string> {
  private bytes = 0;

  constructor(private readonly options: BoundedMapOptions) {
    super();
  }

  /** How much the entries take, in bytes. */
  get usedBytes(): number {
    return this.bytes;
  }

  override get(key: string): string | undefined {
    const value = super.get(key);
    if (value === undefined) return undefined;
    super.delete(key);
    super.set(key, value);
    return value;
  }

  override set(key: string, value: string): this {
    this.delete(key);
    const entryBytes = sizeOf(key, value);
    if (entryBytes > this.options.maxBytes) return this;
    super.set(key, value);
    this.bytes += entryBytes;
    for (const oldest of this.keys()) {
      if (this.size <= this.options.maxEntries && this.bytes <= this.options.maxBytes) break;
      this.delete(oldest);
    }
    return this;
  }

  override delete(key: string): boolean {
    const value = super.get(key);
    if (value === undefined) return false;
    this.bytes -= sizeOf(key, value);
    return super.delete(key);
  }

  override clear(): void {
    super.clear();
    this.bytes = 0;
  }
}

const sizeOf = (key: string, value: string): number => 2 * (key.length + value.length);
