import { setMaxListeners } from 'node:events';
import type { EventContract } from '@earshot/contracts';
import { type DocumentCollection, DocumentStore } from '@earshot/platform/persistence';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CallScope } from '../calls/call-scope';
import { fromWire } from '../calls/json-wire';
import { checkEntry } from '../log/check-entry';
import { readLoggedPayload } from '../log/read-logged-payload';
import { parseCursor } from '../log/parse-cursor';
import { EventLog, type EventLogEntry, type EventLogReadOptions, type LoggedEvent } from '../ports/event-log';
import { eventLogDefinition, type EventLogDocument } from './event-log-document';
import { EventLogLane } from './event-log-lane';
import {
  defaultKeptEntries,
  defaultRecentEntries,
  inProcessMessagingOptions,
  type InProcessMessagingOptions,
} from './in-process-messaging-options';

/** The event log of one process over its document store. */
@Injectable()
export class StoredEventLog extends EventLog implements OnModuleDestroy {
  private readonly documents: DocumentCollection<EventLogDocument>;
  private readonly lanes = new Map<string, EventLogLane>();
  private readonly shutdown = new AbortController();

  constructor(
    store: DocumentStore,
    @Inject(inProcessMessagingOptions) private readonly options: InProcessMessagingOptions,
  ) {
    super();
    setMaxListeners(0, this.shutdown.signal);
    this.documents = store.collection(eventLogDefinition);
  }

  async appendAll<C extends EventContract>(contract: C, entries: readonly EventLogEntry<C>[]): Promise<void> {
    const checked = entries.map((entry) => checkEntry(contract, entry));
    await this.laneOf(contract.subject).append(checked);
  }

  read<C extends EventContract>(contract: C, options: EventLogReadOptions = {}): AsyncIterable<LoggedEvent<C>> {
    const start = this.startOf(this.laneOf(contract.subject), options);
    // Whoever never iterates must not bring the process down with an unseen refusal.
    start.catch(() => undefined);
    return this.follow(contract, start, options);
  }

  onModuleDestroy(): void {
    this.shutdown.abort();
  }

  private laneOf(subject: string): EventLogLane {
    const { keptEntries = defaultKeptEntries, recentEntries = defaultRecentEntries } = this.options;
    const lane = this.lanes.get(subject) ?? new EventLogLane(subject, this.documents, { keptEntries, recentEntries });
    this.lanes.set(subject, lane);
    return lane;
  }

  private async startOf(lane: EventLogLane, { after, from = 'now' }: EventLogReadOptions): Promise<number> {
    const kept = await lane.kept();
    if (after !== undefined) return parseCursor(after, kept);
    return from === 'start' ? kept.first - 1 : kept.last;
  }

  private async *follow<C extends EventContract>(
    contract: C,
    start: Promise<number>,
    { key, signal }: EventLogReadOptions,
  ): AsyncGenerator<LoggedEvent<C>> {
    const lane = this.laneOf(contract.subject);
    const scope = new CallScope({ signals: [signal, this.shutdown.signal] });
    try {
      for (let position = await start; !scope.signal.aborted;) {
        const { entries, completeTo } = await lane.pageBehind(position, key);
        // A reader slower than the retention must hear that it missed something.
        parseCursor(String(position), await lane.kept());
        for (const { sequence, body } of entries) {
          const payload = readLoggedPayload(contract, fromWire(body));
          if (scope.signal.aborted) return;
          if (payload.isReadable) yield { cursor: String(sequence), payload: payload.value };
        }
        position = completeTo;
        await lane.grownBeyond(position, scope.signal);
      }
    } finally {
      scope.close();
    }
  }
}
