import { type DocumentCollection, where } from '@earshot/platform/persistence';
import type { CheckedEntry } from '../log/check-entry';
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

/** The entries of one contract: all kept ones in the store, the latest also in memory, where all readers share them. */
export class EventLogLane {
  private first = 1;
  private last = 0;
  private recent: StoredEntry[] = [];
  private readonly wakers = new Set<() => void>();
  private readonly opened: Promise<void>;
  private tail: Promise<void>;
  private waiting: CheckedEntry[] = [];
  private nextStroke: Promise<void> | undefined;
  /** Whether `last` is what the store holds; unknown after a stroke that failed, since a part of it may be stored. */
  private isInStep = false;

  constructor(
    private readonly subject: string,
    private readonly documents: DocumentCollection<EventLogDocument>,
    private readonly bounds: EventLogBounds,
  ) {
    this.opened = this.open();
    this.tail = this.opened;
  }

  /** Stores entries behind all others, but for those whose ids are there already. What comes while a stroke is being stored shares the next. */
  append(entries: readonly CheckedEntry[]): Promise<void> {
    this.waiting = this.waiting.concat(entries);
    if (this.nextStroke === undefined) {
      this.nextStroke = this.tail.then(() => this.storeWaiting());
      this.tail = this.nextStroke.catch(() => undefined);
    }
    return this.nextStroke;
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
    this.isInStep = true;
  }

  private async storeWaiting(): Promise<void> {
    const entries = this.waiting;
    this.waiting = [];
    this.nextStroke = undefined;
    if (!this.isInStep) await this.reopen();
    this.isInStep = false;
    const stored = await this.store(entries);
    this.isInStep = true;
    this.remember(stored);
    await this.prune();
  }

  /** @returns those that were new, numbered on; numbers of those that were there already stay unused. */
  private async store(entries: readonly CheckedEntry[]): Promise<StoredEntry[]> {
    const { subject } = this;
    const unique = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
    const documents = entries
      .filter((entry) => unique.get(entry.id) === entry)
      .map(({ id, key, body }, index) => ({ _id: `${subject}#${id}`, subject, sequence: this.last + 1 + index, key, body }));
    const present = await this.documents.insertAbsent(documents);
    return documents.filter(({ _id }) => !present.has(_id)).map(({ sequence, key, body }) => ({ sequence, key, body }));
  }

  private remember(stored: readonly StoredEntry[]): void {
    this.last = stored.at(-1)?.sequence ?? this.last;
    this.recent = this.recent.concat(stored);
    if (this.recent.length > this.bounds.recentEntries) this.recent = this.recent.slice(-Math.ceil(this.bounds.recentEntries / 2));
    for (const wake of [...this.wakers]) wake();
  }

  /** Looks the bounds up again. What a failed stroke left behind is in no memory, so readers take it from the store. */
  private async reopen(): Promise<void> {
    await this.open();
    this.recent = [];
    for (const wake of [...this.wakers]) wake();
  }

  private async prune(): Promise<void> {
    const { keptEntries } = this.bounds;
    const oldestKept = this.last - keptEntries + 1;
    if (oldestKept - this.first < Math.min(pruneStep, keptEntries)) return;
    this.first = oldestKept;
    await this.documents.delete({ subject: this.subject, sequence: where({ $lt: oldestKept }) });
  }
}
