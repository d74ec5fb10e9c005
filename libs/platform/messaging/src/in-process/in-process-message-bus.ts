import { EarshotError, type EventContract, type RequestContract, type StreamContract } from '@earshot/contracts';
import { runInSpan } from '@earshot/platform/observability';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CallScope } from '../calls/call-scope';
import { type Crossing, payloads, replies } from '../calls/crossing';
import { fromWire, toWire } from '../calls/json-wire';
import { headersOfCall, headersOfCast } from '../calls/message-headers';
import { type Listener, tellListener } from '../calls/message-listener';
import type { CallOptions } from '../ports/call-options';
import { MessageBus } from '../ports/message-bus';
import type { Subscription } from '../ports/subscription';
import { InProcessExchange } from './in-process-exchange';

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
    const sent = payloads.send(contract.request, payload, subject);
    const timeoutMs = Math.min(contract.timeoutMs, options.timeoutMs ?? contract.timeoutMs);
    const scope = new CallScope({ within: this.exchange.scope, signals: [options.signal], timeoutMs });
    try {
      const reply = await runInSpan({ name: subject, kind: 'client' }, () => {
        const message = { payload: sent, headers: headersOfCall(options, timeoutMs), scope, attempt: 1 };
        return scope.race(() => this.exchange.request(subject, message));
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
    const sent = payloads.send(contract.request, payload, subject);
    const idleTimeoutMs = Math.min(contract.idleTimeoutMs, options.timeoutMs ?? contract.idleTimeoutMs);
    const { timeoutMs: _noDeadline, ...headers } = headersOfCall(options, idleTimeoutMs);
    const scope = new CallScope({ within: this.exchange.scope, signals: [options.signal] });
    const items = this.exchange.stream(subject, { payload: sent, headers, scope, attempt: 1 });
    try {
      for (;;) {
        const result = await this.nextOf(items, scope, idleTimeoutMs);
        if (result.done === true) return;
        yield replies.receive<C['item']>(contract.item, result.value, subject);
      }
    } finally {
      scope.abort(new EarshotError('CANCELLED', 'The reader of the stream stopped.'));
      scope.close();
      // Not awaited: a handler that ignores its signal must not hold its reader.
      items.return(undefined).catch(() => undefined);
    }
  }

  async publish<C extends EventContract>({ payload: schema, subject }: C, payload: z.input<C['payload']>): Promise<void> {
    const text = toWire(payloads.send(schema, payload, subject));
    this.exchange.publish(subject, () => fromWire(text), headersOfCast());
  }

  async subscribe<C extends EventContract>(contract: C, listener: Listener<C>): Promise<Subscription> {
    const close = this.exchange.listen(contract.subject, (payload, headers, scope) =>
      tellListener(contract, listener, { payload, headers, signal: scope.signal }),
    );
    return { close: async () => close() };
  }

  private async nextOf(items: AsyncGenerator<Crossing>, scope: CallScope, idleTimeoutMs: number): Promise<IteratorResult<Crossing>> {
    const silence = new CallScope({ within: scope, timeoutMs: idleTimeoutMs });
    try {
      return await silence.race(() => this.exchange.next(items));
    } finally {
      silence.close();
    }
  }
}
