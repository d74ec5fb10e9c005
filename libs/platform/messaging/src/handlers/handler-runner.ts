import type { EarshotError } from '@earshot/contracts';
import { Metrics, RequestContext, runInSpan } from '@earshot/platform/observability';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { firstValueFrom, isObservable } from 'rxjs';
import type { z } from 'zod';
import { type Crossing, payloads, replies } from '../calls/crossing';
import { tellListener } from '../calls/message-listener';
import { judgeFailure, logRefusal } from './message-log';
import type { HandlerDefinition } from './handler-definition';
import { type IncomingMessage, IncomingMessageContext } from './incoming-message';
import type { HandlerOf, RegisteredHandler } from './registered-handler';

type Answering = Extract<HandlerDefinition, { kind: 'request' | 'stream' }>;

type Outcome = 'ok' | 'error';

/** The durations of one subject by how its handler ended, with their labels looked up once. */
type DurationsOfSubject = Readonly<Record<Outcome, { observe(seconds: number): void }>>;

const durationBucketsSeconds = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120];
const millisecondsPerSecond = 1_000;

/** Calls a handler: validates what comes and what goes, within the request context, the trace and the metrics of its message. */
@Injectable()
export class HandlerRunner {
  private readonly durations;
  private readonly durationsBySubject = new Map<string, DurationsOfSubject>();

  constructor(@Optional() @Inject(Metrics) metrics?: Metrics) {
    this.durations = metrics?.histogram({
      name: 'earshot_message_duration_seconds',
      help: 'How long handlers took, by subject and outcome.',
      labelNames: ['subject', 'outcome'],
      buckets: durationBucketsSeconds,
    });
  }

  /** @returns the reply as it goes over the wire. Throws only what the caller may know; the rest is logged. */
  async request(handler: HandlerOf<'request'>, message: IncomingMessage): Promise<Crossing> {
    const { definition } = handler;
    const { request, reply, subject } = definition.contract;
    const payload = this.accept(request, message, subject);
    try {
      return replies.send(reply, await this.call(handler, payload, message), subject);
    } catch (error) {
      throw this.judge(error, definition, message);
    }
  }

  /** @returns the items as they go over the wire, pulled one by one within the message's context. */
  async *stream(handler: HandlerOf<'stream'>, message: IncomingMessage): AsyncGenerator<Crossing> {
    const { definition } = handler;
    const { request, item, subject } = definition.contract;
    const payload = this.accept(request, message, subject);
    try {
      const items = (await this.call(handler, payload, message)) as AsyncIterable<unknown>;
      const iterator = items[Symbol.asyncIterator]();
      try {
        for (;;) {
          const result = await this.within(message, () => iterator.next());
          if (result.done === true) return;
          yield replies.send(item, result.value, subject);
        }
      } finally {
        await this.within(message, async () => iterator.return?.());
      }
    } catch (error) {
      throw this.judge(error, definition, message);
    }
  }

  /** Tells one method of an event. Never throws: what goes wrong is logged. */
  async event(handler: HandlerOf<'event'>, message: IncomingMessage): Promise<void> {
    const listener = async (payload: unknown): Promise<void> => void (await this.call(handler, payload, message));
    const { payload, headers, scope } = message;
    await tellListener(handler.definition.contract, listener, { payload, headers, signal: scope.signal });
  }

  /** Has a job done. Throws what the method threw. */
  async job(handler: HandlerOf<'job'>, message: IncomingMessage): Promise<void> {
    const { contract } = handler.definition;
    await this.call(handler, this.accept(contract.payload, message, contract.subject), message);
  }

  /** Tells the method that a job was given up; `message.payload` is the job as it was handed over and its last error. */
  async exhaustedJob(handler: HandlerOf<'exhausted-job'>, message: IncomingMessage): Promise<void> {
    await this.call(handler, message.payload.data, message);
  }

  private accept<Schema extends z.ZodType>(schema: Schema, message: IncomingMessage, subject: string): z.output<Schema> {
    try {
      return payloads.receive(schema, message.payload, subject);
    } catch (error) {
      this.within(message, () => logRefusal(error, subject));
      throw error;
    }
  }

  private call(handler: RegisteredHandler, payload: unknown, message: IncomingMessage): Promise<unknown> {
    const { kind, contract } = handler.definition;
    const spanKind = kind === 'request' || kind === 'stream' ? 'server' : 'consumer';
    const span = { name: contract.subject, kind: spanKind, parent: message.headers.trace } as const;
    return this.within(message, () => runInSpan(span, () => this.measured(handler, payload, message)));
  }

  private async measured({ definition, callback }: RegisteredHandler, payload: unknown, message: IncomingMessage): Promise<unknown> {
    const startedAtMs = performance.now();
    let outcome: Outcome = 'error';
    try {
      const result: unknown = await callback(payload, new IncomingMessageContext(message));
      // An interceptor makes Nest answer with an Observable; anything else is the method's own result.
      const settled = isObservable(result) ? await firstValueFrom(result, { defaultValue: undefined }) : result;
      outcome = 'ok';
      return settled;
    } finally {
      const elapsedSeconds = (performance.now() - startedAtMs) / millisecondsPerSecond;
      this.durationsOf(definition.contract.subject)?.[outcome].observe(elapsedSeconds);
    }
  }

  private durationsOf(subject: string): DurationsOfSubject | undefined {
    const { durations } = this;
    if (durations === undefined) return undefined;
    const known = this.durationsBySubject.get(subject);
    if (known !== undefined) return known;
    const added = { ok: durations.labels({ subject, outcome: 'ok' }), error: durations.labels({ subject, outcome: 'error' }) };
    this.durationsBySubject.set(subject, added);
    return added;
  }

  private within<Result>({ headers }: IncomingMessage, work: () => Result): Result {
    const { correlationId, caller } = headers;
    return RequestContext.run({ correlationId, caller }, work);
  }

  /** A handler that was stopped may throw what it likes: the reason why it was stopped is what counts. */
  private judge(error: unknown, { contract }: Answering, message: IncomingMessage): EarshotError {
    return message.scope.endedBy ?? this.within(message, () => judgeFailure(error, contract.subject, contract.errors));
  }
}
