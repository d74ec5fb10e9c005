import type { CallerIdentity, UsageFilter, UsageRecord } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { viewEntry } from '../entries/usage-entry.view';
import { EntryReader } from '../rollups/entry-reader';
import { readableEntries } from './readable-entries';
import { reportedSpan } from './reported-span';

/** Lines in one portion: about 100 kB, far below what a message may hold. */
const portionSize = 200;

/** Reads all lines that a filter means, the oldest first. It holds one portion, however many there are. */
@Injectable()
export class ExportRecords {
  constructor(
    private readonly entries: EntryReader,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError FORBIDDEN, INVALID_INPUT */
  async *execute(filter: UsageFilter, caller: CallerIdentity): AsyncGenerator<UsageRecord[], void> {
    const span = reportedSpan(filter, this.clock.now());
    const query = readableEntries({ ...filter, from: span.from.toISOString(), to: span.to.toISOString() }, caller);
    for await (const entries of this.entries.portions({ ...query, ...span })) {
      for (let start = 0; start < entries.length; start += portionSize) yield entries.slice(start, start + portionSize).map(viewEntry);
    }
  }
}
