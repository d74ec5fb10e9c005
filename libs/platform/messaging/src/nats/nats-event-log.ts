import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotError, type EventContract } from '@earshot/contracts';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Consumer, DeliverPolicy, type JsMsg } from 'nats';
import { CallScope } from '../calls/call-scope';
import { fromWire } from '../calls/json-wire';
import { checkEntry } from '../log/check-entry';
import { parseCursor } from '../log/parse-cursor';
import { readLoggedPayload } from '../log/read-logged-payload';
import { EventLog, type EventLogEntry, type EventLogReadOptions, type LoggedEvent } from '../ports/event-log';
import { NatsLink } from './nats-link';
import { defaultKeptEntries, natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';
import { toTransportError } from './nats-packet';
import { NatsStreams } from './nats-streams';
import { logStreamOf, logSubjectOf } from './stream-names';

/** What the client fetches ahead of a reader; more waits in the stream. */
const readAhead = 256;
const pauseBeforeReopeningMs = 500;

const logger = new Logger('EventLog');

interface FollowOptions {
  readonly subject: string;
  readonly filter: string;
  readonly scope: CallScope;
}

/** The event log in a JetStream stream for each contract; the cursor is the sequence number of the stream. */
@Injectable()
export class NatsEventLog extends EventLog implements OnModuleDestroy {
  private readonly shutdown = new AbortController();

  constructor(
    private readonly link: NatsLink,
    private readonly streams: NatsStreams,
    @Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions,
  ) {
    super();
    setMaxListeners(0, this.shutdown.signal);
  }

  async appendAll<C extends EventContract>(contract: C, entries: readonly EventLogEntry<C>[]): Promise<void> {
    const { subject } = contract;
    const checked = entries.map((entry) => checkEntry(contract, entry));
    if (checked.length === 0) return;
    try {
      await this.ensureStream(subject);
      const jetstream = (await this.link.connection()).jetstream();
      // Sent one behind the other, which keeps their order, and acknowledged together: one round trip for all of them.
      await Promise.all(checked.map(({ id, key, body }) => jetstream.publish(logSubjectOf(subject, key), body, { msgID: id })));
    } catch (error) {
      this.streams.forget(logStreamOf(subject).name);
      throw toTransportError(error, subject);
    }
  }

  read<C extends EventContract>(contract: C, options: EventLogReadOptions = {}): AsyncIterable<LoggedEvent<C>> {
    const start = this.startOf(contract.subject, options);
    // Whoever never iterates must not bring the process down with an unseen refusal.
    start.catch(() => undefined);
    return this.follow(contract, start, options);
  }

  onModuleDestroy(): void {
    this.shutdown.abort();
  }

  private ensureStream(subject: string): Promise<void> {
    return this.streams.log(subject, this.options.keptEntries ?? defaultKeptEntries);
  }

  /** @returns the sequence number behind which reading begins. */
  private async startOf(subject: string, { after, from = 'now' }: EventLogReadOptions): Promise<number> {
    try {
      const { first, last } = await this.kept(subject);
      if (after !== undefined) return parseCursor(after, { first, last });
      return from === 'start' ? first - 1 : last;
    } catch (error) {
      throw toTransportError(error, subject);
    }
  }

  private async kept(subject: string): Promise<{ first: number; last: number }> {
    await this.ensureStream(subject);
    const manager = await this.link.manager();
    const { state } = await manager.streams.info(logStreamOf(subject).name);
    return { first: state.messages === 0 ? state.last_seq + 1 : state.first_seq, last: state.last_seq };
  }

  private async *follow<C extends EventContract>(
    contract: C,
    start: Promise<number>,
    { key, signal }: EventLogReadOptions,
  ): AsyncGenerator<LoggedEvent<C>> {
    const { subject } = contract;
    const scope = new CallScope({ signals: [signal, this.shutdown.signal] });
    const filter = key === undefined ? logStreamOf(subject).subjects : logSubjectOf(subject, key);
    try {
      for await (const message of this.messages(await start, { subject, filter, scope })) {
        const payload = readLoggedPayload(contract, fromWire(message.string()));
        if (scope.signal.aborted) return;
        if (payload.isReadable) yield { cursor: String(message.seq), payload: payload.value };
      }
    } finally {
      scope.close();
    }
  }

  /** Yields what follows a position; a consumer that ends is replaced by one behind the last message. */
  private async *messages(start: number, options: FollowOptions): AsyncGenerator<JsMsg> {
    let position = start;
    while (!options.scope.signal.aborted) {
      try {
        for await (const message of this.consume(position, options)) {
          yield message;
          position = message.seq;
        }
      } catch (error) {
        if (error instanceof EarshotError) throw error;
        logger.warn({ message: `Reading ${options.subject} broke off; going on`, subject: options.subject, error });
      }
      if (!options.scope.signal.aborted) await sleep(pauseBeforeReopeningMs, undefined, { ref: false });
    }
  }

  private async *consume(position: number, { subject, filter, scope }: FollowOptions): AsyncGenerator<JsMsg> {
    const consumer = await this.openConsumer(position, subject, filter);
    const messages = await consumer.consume({ max_messages: readAhead });
    const stop = (): void => messages.stop();
    scope.signal.addEventListener('abort', stop, { once: true });
    if (scope.signal.aborted) stop();
    try {
      yield* messages;
    } finally {
      scope.signal.removeEventListener('abort', stop);
      messages.stop();
      consumer.delete().catch(() => undefined);
    }
  }

  /** Checks that nothing behind the position was dropped meanwhile: a reader slower than the retention must hear of it. */
  private async openConsumer(position: number, subject: string, filter: string): Promise<Consumer> {
    parseCursor(String(position), await this.kept(subject));
    const jetstream = (await this.link.connection()).jetstream();
    return jetstream.consumers.get(logStreamOf(subject).name, {
      filterSubjects: filter,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: position + 1,
    });
  }
}
