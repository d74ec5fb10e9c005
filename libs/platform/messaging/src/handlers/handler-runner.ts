import { isEarshotError } from '@earshot/contracts';
import { Metrics, RequestContext, runInSpan } from '@earshot/platform/observability';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { firstValueFrom, isObservable } from 'rxjs';
import type { z } from 'zod';
import type { MessageHeaders } from '../calls/message-headers';
import { tellListener } from '../calls/message-listener';
import { parsePayload, parseReply } from '../calls/parse-message';
import type { MessageContext } from '../ports/message-context';
import { judgeFailure, logRefusal } from './message-log';
import type { HandlerDefinition } from './handler-definition';
import type { HandlerOf, RegisteredHandler } from './registered-handler';

/** A message as a transport took it from the wire. */
export interface IncomingMessage {
  readonly payload: unknown;
  readonly headers: MessageHeaders;
  readonly signal: AbortSignal;
  readonly attempt: number;
}

const contextOf = ({ headers, signal, attempt }: IncomingMessage): MessageContext => ({
  caller: headers.caller,
  correlationId: headers.correlationId,
  signal,
  attempt,
  ...(headers.timeoutMs === undefined ? {} : { deadlineAtMs: Date.now() + headers.timeoutMs }),
});

type Answering = Extract<HandlerDefinition, { kind: 'request' | 'stream' }>;

/** Nest answers a throw with an Observable that fails; anything else is the method's own result. */
const unwrap = async (result: unknown): Promise<unknown> => {
  const settled = await result;
  return isObservable(settled) ? firstValueFrom(settled, { defaultValue: undefined }) : settled;
};

const durationBucketsSeconds = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120];

/** Calls a handler: validates what comes and what goes, within the request context, the trace and the metrics of its message. */
@Injectable()
export class HandlerRunner {
  private readonly durations;

  constructor(@Optional() @Inject(Metrics) metrics?: Metrics) {
    this.durations = metrics?.histogram({
      name: 'earshot_message_duration_seconds',
      help: 'How long handlers took, by subject and outcome.',
      labelNames: ['subject', 'outcome'],
      buckets: durationBucketsSeconds,
    });
  }

  /** @returns the reply as it goes over the wire. Throws only what the caller may know; the rest is logged. */
  async request(handler: HandlerOf<'request'>, message: IncomingMessage): Promise<unknown> {
    const { contract } = handler.definition;
    const payload = this.accept(contract.request, message, contract.subject);
    return this.guard(handler.definition, message, async () => {
      const reply = await this.call(handler, payload, message);
      parseReply(contract.reply, reply, contract.subject);
      return reply;
    });
  }

  /** @returns the items as they go over the wire, pulled one by one within the message's context. */
  async *stream(handler: HandlerOf<'stream'>, message: IncomingMessage): AsyncGenerator<unknown> {
    const { definition } = handler;
    const { request, item, subject } = definition.contract;
    const payload = this.accept(request, message, subject);
    const items = (await this.guard(definition, message, () => this.call(handler, payload, message))) as AsyncIterable<unknown>;
    const iterator = items[Symbol.asyncIterator]();
    const next = () => this.guard(definition, message, async () => this.within(message, () => iterator.next()));
    try {
      for (let result = await next(); result.done !== true; result = await next()) {
        const { value } = result;
        await this.guard(definition, message, async () => parseReply(item, value, subject));
        yield value;
      }
    } finally {
      await this.within(message, async () => iterator.return?.());
    }
  }

  /** Tells one method of an event. Never throws: what goes wrong is logged. */
  async event(handler: HandlerOf<'event'>, message: IncomingMessage): Promise<void> {
    const listener = async (payload: unknown): Promise<void> => void (await this.call(handler, payload, message));
    await tellListener(handler.definition.contract, listener, message);
  }

  /** Has a job done. Throws what the method threw. */
  async job(handler: HandlerOf<'job'>, message: IncomingMessage): Promise<void> {
    const { contract } = handler.definition;
    await this.call(handler, this.accept(contract.payload, message, contract.subject), message);
  }

  /** Tells the method that a job was given up; `message.payload` is the job as it was handed over and its last error. */
  async exhaustedJob(handler: HandlerOf<'exhausted-job'>, message: IncomingMessage): Promise<void> {
    await this.call(handler, message.payload, message);
  }

  private accept<Schema extends z.ZodType>(schema: Schema, message: IncomingMessage, subject: string): z.output<Schema> {
    try {
      return parsePayload(schema, message.payload, subject);
    } catch (error) {
      RequestContext.run(message.headers, () => logRefusal(error, subject));
      throw error;
    }
  }

  private async call({ definition, callback }: RegisteredHandler, payload: unknown, message: IncomingMessage): Promise<unknown> {
    const { subject } = definition.contract;
    const endTimer = this.durations?.startTimer({ subject });
    const kind = definition.kind === 'request' || definition.kind === 'stream' ? 'server' : 'consumer';
    try {
      const result = await this.within(message, () =>
        runInSpan({ name: subject, kind, parent: message.headers.trace }, () => unwrap(callback(payload, contextOf(message)))),
      );
      endTimer?.({ outcome: 'ok' });
      return result;
    } catch (error) {
      endTimer?.({ outcome: 'error' });
      throw error;
    }
  }

  private within<Result>({ headers }: IncomingMessage, work: () => Result): Result {
    const { correlationId, caller } = headers;
    return RequestContext.run({ correlationId, caller }, work);
  }

  /** A handler that was stopped may throw what it likes: the reason why it was stopped is what counts. */
  private async guard<Result>({ contract }: Answering, message: IncomingMessage, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (message.signal.aborted && isEarshotError(message.signal.reason)) throw message.signal.reason;
      throw this.within(message, () => judgeFailure(error, contract.subject, contract.errors));
    }
  }
}
