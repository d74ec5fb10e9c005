import { EarshotError } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { MessageHeaders } from '../calls/message-headers';
import { RunningWork } from '../calls/running-work';
import type { HandlerRunner, IncomingMessage } from '../handlers/handler-runner';
import { type HandlerOf, isHandlerOf, type RegisteredHandler } from '../handlers/registered-handler';

/** Hears of one event and never throws; the payload is as it came over the wire. */
export type EventListener = (payload: unknown, headers: MessageHeaders, signal: AbortSignal) => Promise<void>;

const unserved = (subject: string): EarshotError => new EarshotError('SERVICE_UNAVAILABLE', `Nobody serves ${subject}.`);

/** Where callers and handlers of one process meet. It stands in for the broker. */
@Injectable()
export class InProcessExchange {
  private readonly requests = new Map<string, HandlerOf<'request'>>();
  private readonly streams = new Map<string, HandlerOf<'stream'>>();
  private readonly listeners = new Map<string, Set<EventListener>>();
  private work = new RunningWork();
  private runner: HandlerRunner | undefined;

  serve(handlers: readonly RegisteredHandler[], runner: HandlerRunner): void {
    this.runner = runner;
    for (const handler of handlers.filter(isHandlerOf('request'))) this.requests.set(handler.definition.contract.subject, handler);
    for (const handler of handlers.filter(isHandlerOf('stream'))) this.streams.set(handler.definition.contract.subject, handler);
    for (const handler of handlers.filter(isHandlerOf('event'))) {
      this.listen(handler.definition.contract.subject, (payload, headers, signal) =>
        runner.event(handler, { payload, headers, signal, attempt: 1 }),
      );
    }
  }

  async request(subject: string, message: IncomingMessage): Promise<unknown> {
    const handler = this.requests.get(subject);
    if (handler === undefined || this.runner === undefined) throw unserved(subject);
    return this.work.track(this.runner.request(handler, message));
  }

  stream(subject: string, message: IncomingMessage): AsyncGenerator<unknown> {
    const handler = this.streams.get(subject);
    if (handler === undefined || this.runner === undefined) throw unserved(subject);
    return this.runner.stream(handler, message);
  }

  /** Calls every listener, none in the publisher's turn of the event loop. */
  publish(subject: string, readPayload: () => unknown, headers: MessageHeaders): void {
    for (const listener of this.listeners.get(subject) ?? []) {
      const told = new Promise((resolve) => setImmediate(resolve)).then(() => listener(readPayload(), headers, this.work.signal));
      void this.work.track(told);
    }
  }

  /** @returns the function that ends it. */
  listen(subject: string, listener: EventListener): () => void {
    const listeners = this.listeners.get(subject) ?? new Set();
    this.listeners.set(subject, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Aborted when the process ends and the time to drain is over. */
  get signal(): AbortSignal {
    return this.work.signal;
  }

  /** Remembers a stream's reading, so that shutting down waits for it. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    return this.work.track(work);
  }

  async close(drainTimeoutMs: number): Promise<void> {
    this.requests.clear();
    this.streams.clear();
    this.listeners.clear();
    await this.work.drain(drainTimeoutMs);
  }
}
