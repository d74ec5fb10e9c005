import { randomUUID } from 'node:crypto';
import { EarshotError } from '@earshot/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createInbox, type Msg, type NatsConnection, type Subscription } from 'nats';
import { CallScope } from '../calls/call-scope';
import { fromWire } from '../calls/json-wire';
import { RunningWork } from '../calls/running-work';
import { HandlerRunner } from '../handlers/handler-runner';
import type { IncomingMessage } from '../handlers/incoming-message';
import { logRefusal } from '../handlers/message-log';
import type { HandlerOf, RegisteredHandler } from '../handlers/registered-handler';
import { cancelSubject } from './control-subjects';
import { fromNatsHeaders, type NatsMessageHeaders } from './nats-headers';
import { natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';
import { encodePacket, errorPacket } from './nats-packet';
import { StreamWindow } from './stream-window';

interface RunningCall {
  readonly scope: CallScope;
  readonly window?: StreamWindow;
}

const logger = new Logger('Nats');

/** Takes requests, streams and events from NATS, and hears when one of its calls is cancelled. */
@Injectable()
export class NatsCallServer {
  private readonly work = new RunningWork();
  private readonly calls = new Map<string, RunningCall>();
  private readonly served: Subscription[] = [];
  private readonly control: Subscription[] = [];
  /** Readers of streams say here how far they are, with the call's id as the last token. */
  private readonly controlInbox = createInbox();

  constructor(
    private readonly runner: HandlerRunner,
    @Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions,
  ) {}

  async serve(connection: NatsConnection, handlers: readonly RegisteredHandler[]): Promise<void> {
    this.listenForControl(connection);
    for (const handler of handlers) this.serveOne(connection, handler);
    await connection.flush();
  }

  /** Takes nothing new, answers what it took, and aborts what is not done in time. */
  async close(drainTimeoutMs: number): Promise<void> {
    await Promise.all(this.served.map((subscription) => subscription.drain().catch(() => undefined)));
    await this.work.drain(drainTimeoutMs);
    for (const subscription of this.control) subscription.unsubscribe();
  }

  private listenForControl(connection: NatsConnection): void {
    const cancelled = new EarshotError('CANCELLED', 'The caller cancelled.');
    const onCancel = (_error: Error | null, message: Msg): void => this.calls.get(message.string())?.scope.abort(cancelled);
    const onProgress = (_error: Error | null, message: Msg): void => {
      const callId = message.subject.slice(this.controlInbox.length + 1);
      this.calls.get(callId)?.window?.open(Number(message.string()));
    };
    this.control.push(
      connection.subscribe(cancelSubject, { callback: onCancel }),
      connection.subscribe(`${this.controlInbox}.*`, { callback: onProgress }),
    );
  }

  private serveOne(connection: NatsConnection, handler: RegisteredHandler): void {
    const { definition } = handler;
    const { subject } = definition.contract;
    const queue = { queue: this.options.serviceName };
    if (definition.kind === 'request') {
      this.subscribe(connection, subject, { ...queue, take: (message) => this.answer({ ...handler, definition }, message) });
    }
    if (definition.kind === 'stream') {
      this.subscribe(connection, subject, { ...queue, take: (message) => this.answerAll(connection, { ...handler, definition }, message) });
    }
    if (definition.kind === 'event') {
      this.subscribe(connection, subject, { take: (message) => this.tell({ ...handler, definition }, message) });
    }
  }

  private subscribe(
    connection: NatsConnection,
    subject: string,
    { take, ...group }: { readonly queue?: string; readonly take: (message: Msg) => Promise<void> },
  ): void {
    const callback = (error: Error | null, message: Msg): void => {
      if (error !== null) return logger.error({ message: `The subscription to ${subject} failed`, subject, error });
      // What a message may answer it has answered; what is left was logged as refused.
      void this.work.track(take(message)).catch(() => undefined);
    };
    this.served.push(connection.subscribe(subject, { ...group, callback }));
  }

  private async answer(handler: HandlerOf<'request'>, message: Msg): Promise<void> {
    const reply = await this.within(message, {}, async (incoming, { scope }) => {
      const { data: value } = await scope.race(() => this.runner.request(handler, incoming));
      return encodePacket({ kind: 'value', value });
    }).catch(errorPacket);
    try {
      message.respond(reply);
    } catch (error) {
      const { subject } = handler.definition.contract;
      logger.error({ message: `The reply of ${subject} could not be sent`, subject, error });
      message.respond(errorPacket(error));
    }
  }

  private async answerAll(connection: NatsConnection, handler: HandlerOf<'stream'>, message: Msg): Promise<void> {
    const window = new StreamWindow(handler.definition.contract.idleTimeoutMs);
    await this.within(message, { window }, async (incoming, { scope, callId }) => {
      const items = this.runner.stream(handler, incoming);
      const reply = `${this.controlInbox}.${callId}`;
      let index = 0;
      try {
        for (;;) {
          await window.take(scope.signal);
          const result = await scope.race(() => items.next());
          if (result.done === true) break;
          connection.publish(message.reply ?? '', encodePacket({ kind: 'item', index, value: result.value.data }), { reply });
          index += 1;
        }
        connection.publish(message.reply ?? '', encodePacket({ kind: 'end', index }));
      } finally {
        // Its handler hears of the end by its signal, and by leaving its loop where it stands in one.
        scope.abort(new EarshotError('CANCELLED', 'The reader of the stream stopped.'));
        items.return(undefined).catch(() => undefined);
      }
    }).catch((error: unknown) => message.respond(errorPacket(error)));
  }

  private async tell(handler: HandlerOf<'event'>, message: Msg): Promise<void> {
    await this.within(message, {}, (incoming) => this.runner.event(handler, incoming));
  }

  /** Reads a message and keeps its call findable for its caller while it runs. */
  private async within<Result>(
    message: Msg,
    { window }: { readonly window?: StreamWindow },
    work: (incoming: IncomingMessage, call: { readonly scope: CallScope; readonly callId: string }) => Promise<Result>,
  ): Promise<Result> {
    const headers = this.readHeaders(message);
    const { timeoutMs, callId = randomUUID() } = headers;
    const scope = new CallScope({ within: this.work.scope, timeoutMs });
    this.calls.set(callId, { scope, ...(window === undefined ? {} : { window }) });
    try {
      return await work({ payload: fromWire(message.string()), headers, scope, attempt: 1 }, { scope, callId });
    } finally {
      this.calls.delete(callId);
      scope.close();
    }
  }

  private readHeaders(message: Msg): NatsMessageHeaders {
    try {
      return fromNatsHeaders(message.headers);
    } catch (error) {
      logRefusal(error, message.subject);
      throw error;
    }
  }
}
