import { EarshotError } from '@earshot/contracts';
import { decodeError, encodeError } from '@earshot/platform/errors';
import { Injectable } from '@nestjs/common';
import type { CallScope } from '../calls/call-scope';
import type { Crossing } from '../calls/crossing';
import type { MessageHeaders } from '../calls/message-headers';
import { RunningWork } from '../calls/running-work';
import type { HandlerRunner } from '../handlers/handler-runner';
import type { IncomingMessage } from '../handlers/incoming-message';
import { type HandlerOf, isHandlerOf, type RegisteredHandler } from '../handlers/registered-handler';

/** Hears of one event and never throws; the payload is as it came over the wire. */
export type EventListener = (payload: Crossing, headers: MessageHeaders, scope: CallScope) => Promise<void>;

/** What a failure looks like on the other side of a wire. */
const overTheWire = (error: unknown): EarshotError => decodeError(JSON.parse(JSON.stringify(encodeError(error))));

const unserved = (subject: string): EarshotError => new EarshotError('SERVICE_UNAVAILABLE', `Nobody serves ${subject}.`);

/** Where callers and handlers of one process meet. It stands in for the broker. */
@Injectable()
export class InProcessExchange {
  private readonly requests = new Map<string, HandlerOf<'request'>>();
  private readonly streams = new Map<string, HandlerOf<'stream'>>();
  private readonly listeners = new Map<string, Set<EventListener>>();
  private readonly work = new RunningWork();
  private runner: HandlerRunner | undefined;

  serve(handlers: readonly RegisteredHandler[], runner: HandlerRunner): void {
    this.runner = runner;
    for (const handler of handlers.filter(isHandlerOf('request'))) this.requests.set(handler.definition.contract.subject, handler);
    for (const handler of handlers.filter(isHandlerOf('stream'))) this.streams.set(handler.definition.contract.subject, handler);
    for (const handler of handlers.filter(isHandlerOf('event'))) {
      this.listen(handler.definition.contract.subject, (payload, headers, scope) =>
        runner.event(handler, { payload, headers, scope, attempt: 1 }),
      );
    }
  }

  async request(subject: string, message: IncomingMessage): Promise<Crossing> {
    const handler = this.requests.get(subject);
    if (handler === undefined || this.runner === undefined) throw unserved(subject);
    try {
      return await this.work.track(this.runner.request(handler, message));
    } catch (error) {
      throw overTheWire(error);
    }
  }

  /** Its reader takes the items by `next`. */
  stream(subject: string, message: IncomingMessage): AsyncGenerator<Crossing> {
    const handler = this.streams.get(subject);
    if (handler === undefined || this.runner === undefined) throw unserved(subject);
    return this.runner.stream(handler, message);
  }

  /** Calls every listener, none in the publisher's turn of the event loop. */
  publish(subject: string, readPayload: () => Crossing, headers: MessageHeaders): void {
    for (const listener of this.listeners.get(subject) ?? []) {
      const told = new Promise((resolve) => setImmediate(resolve)).then(() => listener(readPayload(), headers, this.work.scope));
      void this.work.track(told);
    }
  }

  /** @returns the function that ends it. */
  listen(subject: string, listener: EventListener): () => void {
    const listeners = this.listeners.get(subject) ?? new Set();
    this.listeners.set(subject, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Takes the next item of a stream. Shutting down waits for it. */
  async next(items: AsyncGenerator<Crossing>): Promise<IteratorResult<Crossing>> {
    try {
      return await this.work.track(items.next());
    } catch (error) {
      throw overTheWire(error);
    }
  }

  /** Around every call; ends when the process ends and the time to drain is over. */
  get scope(): CallScope {
    return this.work.scope;
  }

  async close(drainTimeoutMs: number): Promise<void> {
    this.requests.clear();
    this.streams.clear();
    this.listeners.clear();
    await this.work.drain(drainTimeoutMs);
  }
}
