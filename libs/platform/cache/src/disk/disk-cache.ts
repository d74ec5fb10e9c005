import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Counters } from '../cache-store';
import { BoundedMap, type BoundedMapOptions, type MapEntry, type MapObserver } from '../memory/bounded-map';
import { CounterGroups } from '../memory/counter-groups';
import { JournalFile } from './journal-file';
import { encodeRecord, type JournalRecord } from './journal-record';

export interface DiskCacheOptions extends BoundedMapOptions {
  /** Where the file lies; made when it is not there. It belongs to one process at a time. */
  readonly directory: string;
}

/** Beyond this the file is written anew once it is twice as long as what it holds. */
const shortFileBytes = 1_048_576;
/** Changes are gathered for so long, so that many of them are one write. */
const gatheredForMs = 50;
/** Counters change with every request; so long may they stay unwritten. */
const countersUnwrittenForMs = 1_000;

/**
 * A cache in memory whose changes are written behind to a file, and which begins where the file ends. Nobody waits for the
 * disk: a killed process loses what it was just about to write, and a disk that fails costs no more than what a restart
 * would find.
 */
export class DiskCache implements MapObserver {
  readonly entries: BoundedMap;
  readonly counters = new CounterGroups();
  private readonly logger = new Logger(DiskCache.name);
  private readonly file: JournalFile;
  private readonly longestFileBytes: number;
  private pending: string[] = [];
  private writing: Promise<void> | undefined;
  private counterTimer: NodeJS.Timeout | undefined;
  private isOpen = false;
  private isFailing = false;
  /** The next write puts everything there is in the place of the file; nothing else has to be remembered for it. */
  private mustReplace = false;
  private pendingCharacters = 0;
  private bytesWhenReplaced = 0;

  constructor({ directory, ...bounds }: DiskCacheOptions) {
    this.entries = new BoundedMap(bounds, Date.now, this);
    this.file = new JournalFile(join(directory, 'cache.journal'));
    this.longestFileBytes = 16 * shortFileBytes + 8 * bounds.maxBytes;
  }

  /** Whether the last write succeeded. */
  get isWritable(): boolean {
    return !this.isFailing;
  }

  /** Reads what an earlier process left. What cannot be read is forgotten: a cache can be filled again. */
  async open(): Promise<void> {
    const unreadable = await this.file
      .read(this.longestFileBytes, (record) => this.restore(record))
      .catch((error: unknown) => {
        this.logger.warn({ message: 'The file of the cache cannot be read', error });
        return 1;
      });
    if (unreadable > 0) this.logger.warn({ message: 'Parts of the cache could not be read and are forgotten', lines: unreadable });
    // Behind a torn line nothing could be appended.
    this.mustReplace = unreadable > 0;
    this.isOpen = true;
  }

  kept(key: string, entry: MapEntry): void {
    this.write({ kind: 'kept', key, entry });
  }

  dropped(key: string): void {
    this.write({ kind: 'dropped', key });
  }

  count(group: string, increments: Counters): Counters {
    const counters = this.counters.add(group, increments);
    this.counterTimer ??= setTimeout(() => this.writeCounters(), countersUnwrittenForMs).unref();
    return counters;
  }

  /** Writes what is left to be written; what changes afterwards is forgotten at the end of the process. */
  async close(): Promise<void> {
    if (this.counterTimer !== undefined) this.writeCounters();
    this.isOpen = false;
    while (this.writing !== undefined) await this.writing;
  }

  private restore(record: JournalRecord): void {
    if (record.kind === 'kept') this.entries.keep(record.key, record.entry);
    else if (record.kind === 'dropped') this.entries.delete(record.key);
    else this.counters.restore(record.group, record.counters);
  }

  private writeCounters(): void {
    clearTimeout(this.counterTimer);
    this.counterTimer = undefined;
    for (const [group, counters] of this.counters.list()) this.write({ kind: 'counted', group, counters });
  }

  private write(record: JournalRecord): void {
    if (!this.isOpen) return;
    if (!this.mustReplace) this.remember(encodeRecord(record));
    this.schedule();
  }

  private remember(line: string): void {
    this.pending.push(line);
    this.pendingCharacters += line.length;
    if (this.file.sizeBytes + this.pendingCharacters <= shortFileBytes + 2 * this.bytesWhenReplaced) return;
    this.mustReplace = true;
    this.takePending();
  }

  private takePending(): string {
    const lines = this.pending.join('');
    this.pending = [];
    this.pendingCharacters = 0;
    return lines;
  }

  private schedule(): void {
    this.writing ??= delay(gatheredForMs).then(() => this.writePending());
  }

  private async writePending(): Promise<void> {
    try {
      await this.writeOnce();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.error({ message: 'The cache cannot be written and lives in memory only', error });
      this.isFailing = true;
      // The file may end in half a line, and lacks what was to be written.
      this.mustReplace = true;
      this.takePending();
    }
    this.writing = undefined;
    if (!this.isFailing && (this.mustReplace || this.pending.length > 0)) this.schedule();
  }

  private async writeOnce(): Promise<void> {
    if (!this.mustReplace) return this.file.append(this.takePending());
    this.mustReplace = false;
    await this.file.replace(this.everything());
    this.bytesWhenReplaced = this.file.sizeBytes;
  }

  /** What there is at this moment, whatever changes while it is written. */
  private everything(): Iterable<JournalRecord> {
    const entries = this.entries.list();
    const counters = this.counters.list();
    return (function* (): Generator<JournalRecord> {
      for (const [group, counted] of counters) yield { kind: 'counted', group, counters: counted };
      for (const [key, entry] of entries) yield { kind: 'kept', key, entry };
    })();
  }
}
