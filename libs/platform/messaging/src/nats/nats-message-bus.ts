import { type EventContract, type RequestContract, type StreamContract } from '@earshot/contracts';
import { runInSpan } from '@earshot/platform/observability';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { createInbox, type NatsConnection, nuid } from 'nats';
import type { z } from 'zod';
import { CallScope } from '../calls/call-scope';
import { type Crossing, payloads, replies } from '../calls/crossing';
import { fromWire, toWire } from '../calls/json-wire';
import { headersOfCall, headersOfCast } from '../calls/message-headers';
import { type Listener, tellListener } from '../calls/message-listener';
import { RunningWork } from '../calls/running-work';
import { logListenerFailure, logRefusal } from '../handlers/message-log';
import type { CallOptions } from '../ports/call-options';
import { MessageBus } from '../ports/message-bus';
import type { Subscription } from '../ports/subscription';
import { cancelSubject } from './control-subjects';
import { fromNatsHeaders, toNatsHeaders } from './nats-headers';
import { NatsLink } from './nats-link';
import { defaultDrainTimeoutMs, natsMessagingOptions, type NatsMessagingOptions } from './nats-messaging-options';
import { decodePacket, toTransportError } from './nats-packet';
import { NatsStreamReader } from './nats-stream-reader';

/** The client's own time limit only tidies up: the scope of the call ends it before. */
const tidyUpMs = 1_000;

const cancel = (connection: NatsConnection, callId: string): void => {
  if (!connection.isClosed()) connection.publish(cancelSubject, callId);
};

/** Messages between processes over NATS. */
@Injectable()
export class NatsMessageBus extends MessageBus implements BeforeApplicationShutdown {
  private readonly listening = new RunningWork();

  constructor(
    private readonly link: NatsLink,
    @Inject(natsMessagingOptions) private readonly options: NatsMessagingOptions,
  ) {
    super();
  }

  async request<C extends RequestContract>(
    contract: C,
    payload: z.input<C['request']>,
    options: CallOptions = {},
  ): Promise<z.output<C['reply']>> {
    const { subject } = contract;
    const body = toWire(payloads.send(contract.request, payload, subject));
    const timeoutMs = Math.min(contract.timeoutMs, options.timeoutMs ?? contract.timeoutMs);
    const scope = new CallScope({ signals: [options.signal], timeoutMs });
    try {
      const reply = await runInSpan({ name: subject, kind: 'client' }, () => {
        const headers = headersOfCall(options, timeoutMs);
        return this.exchange({ subject, body, headers, scope, timeoutMs });
      });
      return replies.receive<C['reply']>(contract.reply, reply, subject);
    } finally {
      scope.close();
    }
  }

  async *stream<C extends StreamContract>(
    contract: C,
    payload: z.input<C['request']>,
    options: CallOptions = {},
  ): AsyncGenerator<z.output<C['item']>> {
    const { subject } = contract;
    const body = toWire(payloads.send(contract.request, payload, subject));
    const idleTimeoutMs = Math.min(contract.idleTimeoutMs, options.timeoutMs ?? contract.idleTimeoutMs);
    const { timeoutMs: _noDeadline, ...headers } = headersOfCall(options, idleTimeoutMs);
    const callId = nuid.next();
    const scope = new CallScope({ signals: [options.signal] });
    const connection = await this.connectionWithin(idleTimeoutMs, scope);
    const inbox = createInbox();
    const reader = new NatsStreamReader(connection, { subject, inbox, idleTimeoutMs, scope });
    let isEnded = false;
    try {
      connection.publish(subject, body, { reply: inbox, headers: toNatsHeaders({ ...headers, callId }) });
      for await (const item of reader.items()) yield replies.receive<C['item']>(contract.item, { data: item }, subject);
      isEnded = true;
    } catch (error) {
      throw toTransportError(error, subject);
    } finally {
      reader.close();
      scope.close();
      if (!isEnded) cancel(connection, callId);
    }
  }

  async publish<C extends EventContract>({ payload: schema, subject }: C, payload: z.input<C['payload']>): Promise<void> {
    const body = toWire(payloads.send(schema, payload, subject));
    const headers = toNatsHeaders(headersOfCast());
    const connection = await this.link.connection();
    try {
      connection.publish(subject, body, { headers });
    } catch (error) {
      throw toTransportError(error, subject);
    }
  }

  async subscribe<C extends EventContract>(contract: C, listener: Listener<C>): Promise<Subscription> {
    const connection = await this.link.connection();
    const subscription = connection.subscribe(contract.subject, {
      callback: (error, message) => {
        if (error !== null) return logListenerFailure(error, contract.subject);
        const told = async () => {
          const headers = fromNatsHeaders(message.headers);
          await tellListener(contract, listener, { payload: fromWire(message.string()), headers, signal: this.listening.scope.signal });
        };
        void this.listening.track(told().catch((refusal: unknown) => logRefusal(refusal, contract.subject)));
      },
    });
    await connection.flush();
    return { close: async () => subscription.unsubscribe() };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.listening.drain(this.options.drainTimeoutMs ?? defaultDrainTimeoutMs);
  }

  private async exchange(call: {
    readonly subject: string;
    readonly body: string;
    readonly headers: ReturnType<typeof headersOfCall>;
    readonly scope: CallScope;
    readonly timeoutMs: number;
  }): Promise<Crossing> {
    const { subject, body, headers, scope, timeoutMs } = call;
    const callId = nuid.next();
    const connection = await scope.race(() => this.link.connection());
    try {
      const options = { timeout: timeoutMs + tidyUpMs, headers: toNatsHeaders({ ...headers, callId }) };
      const message = await scope.race(() => connection.request(subject, body, options));
      const packet = decodePacket(message.string());
      return { data: packet.kind === 'value' ? packet.value : undefined };
    } catch (error) {
      if (scope.endedBy !== undefined) cancel(connection, callId);
      throw toTransportError(error, subject);
    }
  }

  private async connectionWithin(timeoutMs: number, scope: CallScope): Promise<NatsConnection> {
    const attempt = new CallScope({ within: scope, timeoutMs });
    return attempt.race(() => this.link.connection()).finally(() => attempt.close());
  }
}
