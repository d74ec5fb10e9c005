import { randomUUID } from 'node:crypto';
import { EarshotError, systemCaller, type CallerIdentity } from '@earshot/contracts';
import { currentTraceHeaders, RequestContext, type TraceHeaders } from '@earshot/platform/observability';
import type { CallOptions } from '../ports/call-options';

/** What travels beside the payload of every message. */
export interface MessageHeaders {
  readonly correlationId: string;
  readonly caller: CallerIdentity;
  /** How long the caller still waits; a duration, because clocks of hosts differ. */
  readonly timeoutMs?: number;
  readonly trace: TraceHeaders;
}

/** @returns the headers of a request or stream. Nobody becomes the system by forgetting to say who they are. */
export function headersOfCall(options: CallOptions, timeoutMs: number): MessageHeaders {
  const context = RequestContext.current();
  const caller = options.caller ?? context?.caller;
  if (caller === undefined) {
    throw new EarshotError('UNAUTHENTICATED', 'A call needs a caller: pass one, or make the call within a request context that has one.');
  }
  return { correlationId: context?.correlationId ?? randomUUID(), caller, timeoutMs, trace: currentTraceHeaders() };
}

/** @returns the headers of an event or a job, which the system itself sends when no request caused them. */
export function headersOfCast(): MessageHeaders {
  const { correlationId = randomUUID(), caller = systemCaller } = RequestContext.current() ?? {};
  return { correlationId, caller, trace: currentTraceHeaders() };
}
