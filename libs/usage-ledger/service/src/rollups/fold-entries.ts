import { Injectable } from '@nestjs/common';
import { ApplyFold } from './apply-fold';
import { EntryReader } from './entry-reader';
import type { FoldHead } from './fold-head.document';
import { FoldHeadRepository } from './fold-head.repository';

/** Lines that one fold counts at most. */
const mostEntries = 500;

/**
 * Counts every line of the ledger in the rollups exactly once. A fold is claimed by one conditional update, done by whoever
 * comes by, and finished before the next is claimed: so lines that are unfolded when a fold is claimed are in no other.
 */
@Injectable()
export class FoldEntries {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly heads: FoldHeadRepository,
    private readonly entries: EntryReader,
    private readonly apply: ApplyFold,
  ) {}

  /** Resolves when every line that was written before this call is counted. Calls that wait share one round. */
  execute(): Promise<void> {
    if (this.running === undefined) return this.start();
    this.next ??= this.running.catch(() => undefined).then(() => this.start());
    return this.next;
  }

  /** Makes the sums of a day anew from its lines, or those of a month from its days. */
  async remake(span: string): Promise<void> {
    for (;;) {
      const begun = await this.heads.begin(await this.finishedHead(), { entryIds: [], span });
      if (begun === null) continue;
      await this.work(begun);
      return;
    }
  }

  private start(): Promise<void> {
    this.next = undefined;
    this.running = this.drain().finally(() => (this.running = undefined));
    return this.running;
  }

  private async drain(): Promise<void> {
    // Lines are marked as counted last of all: where none is unfolded, nothing is left to count.
    if ((await this.entries.findUnfolded(1)).length === 0) return;
    for (;;) {
      // A head that another replica moves on meanwhile lets `begin` fail, so the lines below are folded by nobody else.
      const head = await this.finishedHead();
      const entries = await this.entries.findUnfolded(mostEntries);
      if (entries.length === 0) return;
      const begun = await this.heads.begin(head, { entryIds: entries.map(({ _id }) => _id), span: null });
      if (begun !== null) await this.work(begun);
    }
  }

  private async finishedHead(): Promise<FoldHead> {
    const head = await this.heads.read();
    if (!head.isFinished) await this.work(head);
    return { ...head, isFinished: true };
  }

  private async work(head: FoldHead): Promise<void> {
    await this.apply.execute(head);
    await this.heads.finish(head);
  }
}
