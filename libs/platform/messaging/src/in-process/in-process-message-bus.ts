import { EarshotError, type EventContract, type RequestContract, type StreamContract } from '@earshot/contracts';
import { decodeError, encodeError } from '@earshot/platform/errors';
import { runInSpan } from '@earshot/platform/observability';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CallScope } from '../calls/call-scope';
import { fromWire, toWire } from '../calls/json-wire';
import { headersOfCall, headersOfCast } from '../calls/message-headers';
import { type Listener, tellListener } from '../calls/message-listener';
import { parsePayload, parseReply } from '../calls/parse-message';
import type { CallOptions } from '../ports/call-options';
import { MessageBus } from '../ports/message-bus';
import type { Subscription } from '../ports/subscription';
import { InProcessExchange } from './in-process-exchange';

/** What a failure looks like on the other side of a wire. */
const overTheWire = (error: unknown): EarshotError => decodeError(JSON.parse(JSON.stringify(encodeError(error))));

const rejectOverTheWire = (error: unknown): never => {
  throw overTheWire(error);
};

const copied = (value: unknown): unknown => fromWire(toWire(value));

/** Messages within one process, with everything a wire would do to them. */
@Injectable()
export class InProcessMessageBus extends MessageBus {
  constructor(private readonly exchange: InProcessExchange) {
    super();
  }

  async request<C extends RequestContract>(
    contract: C,
    payload: z.input<C['request']>,
    options: CallOptions = {},
  ): Promise<z.output<C['reply']>> {
    const { subject } = contract;
    parsePayload(contract.request, payload, subject);
    const timeoutMs = Math.min(contract.timeoutMs, options.timeoutMs ?? contract.timeoutMs);
    const { caller } = headersOfCall(options, timeoutMs);
    const scope = new CallScope({ signals: [options.signal, this.exchange.signal], timeoutMs });
    try {
      const reply = await runInSpan({ name: subject, kind: 'client' }, () => {
        const message = { payload: copied(payload), headers: headersOfCall({ caller }, timeoutMs), signal: scope.signal, attempt: 1 };
        return scope.race(() => this.exchange.request(subject, message).then(copied, rejectOverTheWire));
      });
      return parseReply<C['reply']>(contract.reply, reply, subject);
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
    parsePayload(contract.request, payload, subject);
    const idleTimeoutMs = Math.min(contract.idleTimeoutMs, options.timeoutMs ?? contract.idleTimeoutMs);
    const { timeoutMs: _noDeadline, ...headers } = headersOfCall(options, idleTimeoutMs);
    const scope = new CallScope({ signals: [options.signal, this.exchange.signal] });
    const items = this.exchange.stream(subject, { payload: copied(payload), headers, signal: scope.signal, attempt: 1 });
    try {
      for (;;) {
        const result = await this.nextOf(items, scope, idleTimeoutMs);
        if (result.done === true) return;
        yield parseReply<C['item']>(contract.item, copied(result.value), subject);
      }
    } finally {
      scope.abort(new EarshotError('CANCELLED', 'The reader of the stream stopped.'));
      scope.close();
      // Not awaited: a handler that ignores its signal must not hold its reader.
      items.return(undefined).catch(() => undefined);
    }
  }

  async publish<C extends EventContract>({ payload: schema, subject }: C, payload: z.input<C['payload']>): Promise<void> {
    parsePayload(schema, payload, subject);
    const text = toWire(payload);
    this.exchange.publish(subject, () => fromWire(text), headersOfCast());
  }

  async subscribe<C extends EventContract>(contract: C, listener: Listener<C>): Promise<Subscription> {
    const close = this.exchange.listen(contract.subject, (payload, headers, signal) =>
      tellListener(contract, listener, { payload, headers, signal }),
    );
    return { close: async () => close() };
  }

  private async nextOf(items: AsyncGenerator<unknown>, scope: CallScope, idleTimeoutMs: number): Promise<IteratorResult<unknown>> {
    const silence = new CallScope({ signals: [scope.signal], timeoutMs: idleTimeoutMs });
    try {
      return await silence.race(() => this.exchange.track(items.next()).catch(rejectOverTheWire));
    } finally {
      silence.close();
    }
  }
}
