import { EarshotError } from '@earshot/contracts';
import type { Msg, NatsConnection } from 'nats';

import { CallScope } from '../calls/call-scope';
import { decodePacket, toTransportError } from './nats-packet';
import { streamWindowSize } from './stream-window';

interface StreamReaderOptions {
  readonly subject: string;
  readonly inbox: string;
  readonly idleTimeoutMs: number;
  readonly scope: CallScope;
}

/** The reader's end of one stream over NATS: takes packets from an inbox and tells the handler how many were read. */
export class NatsStreamReader {
  private readonly arrived: Msg[] = [];
  private failure: EarshotError | undefined;
  private wake: (() => void) | undefined;
  private controlSubject: string | undefined;
  private unreported = 0;
  private readonly heartbeat: NodeJS.Timeout;
  private readonly subscription;

  constructor(
    private readonly connection: NatsConnection,
    private readonly options: StreamReaderOptions,
  ) {
    this.subscription = connection.subscribe(options.inbox, {
      callback: (error, message) => {
        if (error !== null) this.failure = toTransportError(error, options.subject);
        else this.arrived.push(message);
        this.wake?.();
      },
    });
    this.heartbeat = setInterval(() => this.report(0), options.idleTimeoutMs / 3).unref();
  }

  /** Yields the items as they came over the wire, until the end. */
  async *items(): AsyncGenerator<unknown> {
    for (let index = 0; ; index += 1) {
      const message = await this.next();
      const packet = this.decode(message);
      if (packet.kind === 'value' || packet.index !== index) {
        throw new EarshotError('SERVICE_UNAVAILABLE', `A part of the stream ${this.options.subject} got lost.`);
      }
      if (packet.kind === 'end') return;
      yield packet.value;
      this.unreported += 1;
      if (this.unreported >= streamWindowSize / 2) this.report(this.unreported);
    }
  }

  close(): void {
    clearInterval(this.heartbeat);
    this.subscription.unsubscribe();
  }

  private decode(message: Msg) {
    if (message.headers?.code === 503) throw new EarshotError('SERVICE_UNAVAILABLE', `Nobody serves ${this.options.subject}.`);
    this.controlSubject ??= message.reply === '' ? undefined : message.reply;
    return decodePacket(message.string());
  }

  private report(items: number): void {
    if (this.controlSubject === undefined || this.connection.isClosed()) return;
    this.connection.publish(this.controlSubject, String(items));
    this.unreported -= items;
  }

  private async next(): Promise<Msg> {
    const { scope, idleTimeoutMs } = this.options;
    const silence = new CallScope({ within: scope, timeoutMs: idleTimeoutMs });
    try {
      for (;;) {
        const message = this.arrived.shift();
        if (message !== undefined) return message;
        if (this.failure !== undefined) throw this.failure;
        await silence.race(() => new Promise<void>((resolve) => (this.wake = resolve)));
      }
    } finally {
      silence.close();
    }
  }
}
