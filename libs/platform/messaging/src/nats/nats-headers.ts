import { callerIdentity, EarshotError, type CallerIdentity } from '@earshot/contracts';
import { headers as emptyHeaders, type MsgHdrs } from 'nats';
import type { MessageHeaders } from '../calls/message-headers';

const names = {
  correlationId: 'earshot-correlation-id',
  caller: 'earshot-caller',
  timeoutMs: 'earshot-timeout-ms',
  callId: 'earshot-call-id',
  jobId: 'earshot-job-id',
} as const;
const traceNames = ['traceparent', 'tracestate'] as const;

/** What a NATS message says besides its payload. `callId` names a call for its cancellation, `jobId` a job. */
export interface NatsMessageHeaders extends MessageHeaders {
  readonly callId?: string;
  readonly jobId?: string;
}

/** Writes headers; user ids may hold any character, so the caller goes as escaped JSON. */
export function toNatsHeaders({ correlationId, caller, timeoutMs, trace, callId, jobId }: NatsMessageHeaders): MsgHdrs {
  const natsHeaders = emptyHeaders();
  natsHeaders.set(names.correlationId, encodeURIComponent(correlationId));
  natsHeaders.set(names.caller, encodeURIComponent(JSON.stringify(caller)));
  if (timeoutMs !== undefined) natsHeaders.set(names.timeoutMs, String(timeoutMs));
  if (callId !== undefined) natsHeaders.set(names.callId, callId);
  if (jobId !== undefined) natsHeaders.set(names.jobId, encodeURIComponent(jobId));
  for (const [name, value] of Object.entries(trace)) natsHeaders.set(name, value);
  return natsHeaders;
}

function readCaller(text: string): CallerIdentity {
  try {
    return callerIdentity.parse(JSON.parse(decodeURIComponent(text)));
  } catch (cause) {
    throw new EarshotError('UNAUTHENTICATED', 'A message came without a readable caller.', { cause });
  }
}

/** Reads headers. Throws UNAUTHENTICATED when they do not say who calls. */
export function fromNatsHeaders(natsHeaders: MsgHdrs | undefined): NatsMessageHeaders {
  const read = (name: string): string => natsHeaders?.get(name) ?? '';
  const timeoutMs = Number(read(names.timeoutMs));
  const [callId, jobId] = [read(names.callId), decodeURIComponent(read(names.jobId))];
  return {
    correlationId: decodeURIComponent(read(names.correlationId)),
    caller: readCaller(read(names.caller)),
    trace: Object.fromEntries(traceNames.map((name) => [name, read(name)]).filter(([, value]) => value !== '')),
    ...(timeoutMs > 0 ? { timeoutMs } : {}),
    ...(callId === '' ? {} : { callId }),
    ...(jobId === '' ? {} : { jobId }),
  };
}
