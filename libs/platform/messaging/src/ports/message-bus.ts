import type { EventContract, RequestContract, StreamContract } from '@earshot/contracts';
import type { z } from 'zod';
import type { CallOptions } from './call-options';
import type { MessageContext } from './message-context';
import type { Subscription } from './subscription';

/**
 * Requests, streams and events between services; the same whether they share a process or a broker.
 * Payloads cross as JSON: a `Date` arrives as a string. Every payload and reply is validated at both ends.
 *
 * Errors of `request` and `stream`: the contract's own; INVALID_INPUT (`details.issues` name the fields);
 * SERVICE_UNAVAILABLE at once when nobody serves the subject; DEADLINE_EXCEEDED; CANCELLED; UNAUTHENTICATED without a caller; INTERNAL.
 *
 * @example
 * const budget = await bus.request(findBudget, { tenantId }, { caller, timeoutMs: 500 });
 */
export abstract class MessageBus {
  /** Sends one message and waits for its one reply. */
  abstract request<C extends RequestContract>(
    contract: C,
    payload: z.input<C['request']>,
    options?: CallOptions,
  ): Promise<z.output<C['reply']>>;

  /** Sends one message and reads its many replies. Leaving the loop cancels the handler; a slow reader slows it down. */
  abstract stream<C extends StreamContract>(
    contract: C,
    payload: z.input<C['request']>,
    options?: CallOptions,
  ): AsyncIterable<z.output<C['item']>>;

  /** Tells every present subscriber, at most once each. What must not be lost belongs into the EventLog. */
  abstract publish<C extends EventContract>(contract: C, payload: z.input<C['payload']>): Promise<void>;

  /** Listens from the moment the promise resolves. What the listener throws is logged and ends nothing. */
  abstract subscribe<C extends EventContract>(
    contract: C,
    listener: (payload: z.output<C['payload']>, context: MessageContext) => void | Promise<void>,
  ): Promise<Subscription>;
}
