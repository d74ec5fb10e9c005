import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { UsageEntry } from './usage-entry.document';

/** A line in the outbox of its budget. */
export interface OutboxLine {
  readonly budgetId: string;
  readonly entry: UsageEntry;
}

/** Lines that go together. */
export const mostAtOnce = 256;
/** Lines that may wait before whoever hands one more over has to wait as well. */
const mostWaiting = 2_048;
/** How long the first line of a batch waits for others: a call that nobody reads at once costs a share of a batch. */
const gatheringMs = 15;
/** How long a reader waits for lines that are on their way. */
const mostPatienceMs = 5_000;

interface Watcher {
  readonly position: number;
  readonly resolve: () => void;
}

/**
 * The lines that callers were answered about and that are on their way into the ledger, in the order of their handing over.
 * They lie in the outbox of their budget as well: nothing is lost with this queue.
 */
@Injectable()
export class LineQueue implements BeforeApplicationShutdown {
  private readonly waiting: OutboxLine[] = [];
  private watchers: Watcher[] = [];
  private handedOver = 0;
  private ended = 0;
  /** Lines up to this one wait for no others. */
  private due = 0;
  private mostWaiting = mostWaiting;
  private timer: NodeJS.Timeout | undefined;
  private isRunning = false;
  private work: (lines: readonly OutboxLine[]) => Promise<void> = () => Promise.resolve();
  /** A batch belongs to none of the requests whose lines it takes. */
  private readonly outsideRequests = AsyncLocalStorage.snapshot();

  /** @param work brings a batch to its end; it throws nothing, and what it leaves behind is the upkeep's */
  serve(work: (lines: readonly OutboxLine[]) => Promise<void>): void {
    this.work = work;
  }

  /** Takes a line on. Waits while too many are on their way, and for the line itself once the process is about to end. */
  async add(line: OutboxLine): Promise<void> {
    this.waiting.push(line);
    this.handedOver += 1;
    if (this.mostWaiting === 0) this.due = this.handedOver;
    this.go();
    const allowed = this.handedOver - this.mostWaiting;
    if (this.ended < allowed) await this.reached(allowed);
  }

  /** Resolves when the lines that were handed over before have come to their end, or after a while. */
  async settled(): Promise<void> {
    if (this.ended === this.handedOver) return;
    this.due = this.handedOver;
    this.go();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, mostPatienceMs)));
    await Promise.race([this.reached(this.handedOver), patience]);
    clearTimeout(timer);
  }

  /** Requests may still come to their end: from now on each waits for its line. */
  async beforeApplicationShutdown(): Promise<void> {
    this.mostWaiting = 0;
    await this.settled();
  }

  /** Begins a batch if one is due, else lets lines gather for a moment. */
  private go(): void {
    if (this.isRunning || this.waiting.length === 0) return;
    if (this.isDue()) this.outsideRequests(() => void this.run());
    else this.timer ??= this.outsideRequests(() => setTimeout(() => this.endGathering(), gatheringMs));
  }

  private isDue(): boolean {
    return this.waiting.length > 0 && (this.waiting.length >= mostAtOnce || this.ended < this.due);
  }

  private endGathering(): void {
    this.timer = undefined;
    this.due = this.handedOver;
    this.go();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.isDue()) {
      const batch = this.waiting.splice(0, mostAtOnce);
      await this.work(batch);
      this.ended += batch.length;
      this.wake();
    }
    this.isRunning = false;
    this.go();
  }

  private reached(position: number): Promise<void> {
    return new Promise<void>((resolve) => this.watchers.push({ position, resolve }));
  }

  private wake(): void {
    const due = this.watchers.filter(({ position }) => position <= this.ended);
    this.watchers = this.watchers.filter(({ position }) => position > this.ended);
    for (const { resolve } of due) resolve();
  }
}
