import { isEarshotError } from '@earshot/contracts';
import { type DocumentCollection, where } from '@earshot/platform/persistence';
import type { KeptRange } from '../log/parse-cursor';
import type { EventLogDocument } from './event-log-document';

type StoredEntry = Omit<EventLogDocument, '_id' | 'subject'>;

/** A stretch of entries, and up to which sequence number it is complete. */
export interface LogPage {
  readonly entries: readonly StoredEntry[];
  readonly completeTo: number;
}

export interface EventLogBounds {
  readonly keptEntries: number;
  /** How many of the latest are held in memory, for all readers together. */
  readonly recentEntries: number;
}

const pageSize = 256;
/** Old entries are deleted in strokes, not one by one. */
const pruneStep = 500;

const isSameEntry = (error: unknown): boolean => {
  const fields = isEarshotError(error, 'CONFLICT') ? error.details['fields'] : undefined;
  return Array.isArray(fields) && fields.includes('_id');
};

/** The entries of one contract: all kept ones in the store, the latest also in memory, where all readers share them. */
export class EventLogLane {
  private first = 1;
  private last = 0;
  private recent: StoredEntry[] = [];
  private readonly wakers = new Set<() => void>();
  private readonly opened: Promise<void>;
  private tail: Promise<void>;

  constructor(
    private readonly subject: string,
    private readonly documents: DocumentCollection<EventLogDocument>,
    private readonly bounds: EventLogBounds,
  ) {
    this.opened = this.open();
    this.tail = this.opened;
  }

  /** Stores one entry behind all others; nothing when its id is there already. Appends wait for each other. */
  append(entry: { readonly id: string; readonly key: string; readonly body: string }): Promise<void> {
    const stored = this.tail.then(() => this.store(entry));
    this.tail = stored.catch(() => undefined);
    return stored;
  }

  async kept(): Promise<KeptRange> {
    await this.opened;
    return { first: this.first, last: this.last };
  }

  /** @returns what follows a position, from memory when it reaches back far enough. */
  async pageBehind(position: number, key: string | undefined): Promise<LogPage> {
    const { last } = this;
    const oldestRecent = this.recent[0]?.sequence ?? last + 1;
    if (position + 1 >= oldestRecent) {
      const entries = this.recent.filter((entry) => entry.sequence > position && (key === undefined || entry.key === key));
      return { entries, completeTo: last };
    }
    const filter = { subject: this.subject, sequence: where({ $gt: position, $lte: last }), ...(key === undefined ? {} : { key }) };
    const entries = await this.documents.findMany(filter, { sort: { sequence: 1 }, limit: pageSize });
    return { entries, completeTo: entries.length < pageSize ? last : (entries.at(-1)?.sequence ?? last) };
  }

  /** Resolves once there is something behind the position, or the signal aborts. */
  async grownBeyond(position: number, signal: AbortSignal): Promise<void> {
    if (this.last > position || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.wakers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.wakers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  private async open(): Promise<void> {
    const { subject } = this;
    const oldest = await this.documents.findOne({ subject }, { sort: { sequence: 1 }, fields: ['sequence'] });
    const latest = await this.documents.findOne({ subject }, { sort: { sequence: -1 }, fields: ['sequence'] });
    this.last = latest?.sequence ?? 0;
    this.first = oldest?.sequence ?? this.last + 1;
  }

  private async store({ id, key, body }: { readonly id: string; readonly key: string; readonly body: string }): Promise<void> {
    const { subject } = this;
    const sequence = this.last + 1;
    try {
      await this.documents.insert({ _id: `${subject}#${id}`, subject, sequence, key, body });
    } catch (error) {
      if (isSameEntry(error)) return;
      throw error;
    }
    this.last = sequence;
    this.recent.push({ sequence, key, body });
    if (this.recent.length > this.bounds.recentEntries) this.recent = this.recent.slice(-Math.ceil(this.bounds.recentEntries / 2));
    for (const wake of [...this.wakers]) wake();
    await this.prune();
  }

  private async prune(): Promise<void> {
    const { keptEntries } = this.bounds;
    const oldestKept = this.last - keptEntries + 1;
    if (oldestKept - this.first < Math.min(pruneStep, keptEntries)) return;
    this.first = oldestKept;
    await this.documents.delete({ subject: this.subject, sequence: where({ $lt: oldestKept }) });
  }
}
