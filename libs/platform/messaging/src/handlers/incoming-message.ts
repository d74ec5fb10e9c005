import type { CallerIdentity } from '@earshot/contracts';
import type { CallScope } from '../calls/call-scope';
import type { Crossing } from '../calls/crossing';
import type { MessageHeaders } from '../calls/message-headers';
import type { MessageContext } from '../ports/message-context';

/** A message as a transport took it from the wire. */
export interface IncomingMessage {
  readonly payload: Crossing;
  readonly headers: MessageHeaders;
  readonly scope: CallScope;
  readonly attempt: number;
}

/** What a handler sees of it; the signal is made when the handler asks for it. */
export class IncomingMessageContext implements MessageContext {
  readonly caller: CallerIdentity;
  readonly correlationId: string;
  readonly attempt: number;
  declare readonly deadlineAtMs?: number;
  readonly #scope: CallScope;

  constructor({ headers, scope, attempt }: IncomingMessage) {
    this.caller = headers.caller;
    this.correlationId = headers.correlationId;
    this.attempt = attempt;
    this.#scope = scope;
    if (headers.timeoutMs !== undefined) this.deadlineAtMs = Date.now() + headers.timeoutMs;
  }

  get signal(): AbortSignal {
    return this.#scope.signal;
  }
}
