import type { EventContract } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import type { z } from 'zod';
import { logListenerFailure, logRefusal } from '../handlers/message-log';
import type { MessageContext } from '../ports/message-context';
import { type Crossing, payloads } from './crossing';
import type { MessageHeaders } from './message-headers';

/** What `MessageBus.subscribe` takes. */
export type Listener<C extends EventContract> = (payload: z.output<C['payload']>, context: MessageContext) => void | Promise<void>;

/** Tells a listener of one event. Never throws: what goes wrong is logged. */
export async function tellListener<C extends EventContract>(
  contract: C,
  listener: Listener<C>,
  message: { readonly payload: Crossing; readonly headers: MessageHeaders; readonly signal: AbortSignal },
): Promise<void> {
  const { correlationId, caller } = message.headers;
  await RequestContext.run({ correlationId, caller }, async () => {
    let payload: z.output<C['payload']>;
    try {
      payload = payloads.receive<C['payload']>(contract.payload, message.payload, contract.subject);
    } catch (error) {
      return logRefusal(error, contract.subject);
    }
    try {
      await listener(payload, { caller, correlationId, signal: message.signal, attempt: 1 });
    } catch (error) {
      logListenerFailure(error, contract.subject);
    }
  });
}
