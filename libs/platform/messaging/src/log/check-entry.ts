import type { EventContract } from '@earshot/contracts';
import { checkIdentifier } from '../calls/check-identifier';
import { payloads } from '../calls/crossing';
import { toWire } from '../calls/json-wire';
import type { EventLogEntry } from '../ports/event-log';

/** An entry that may be kept; `body` is its payload as it goes over the wire. */
export interface CheckedEntry {
  readonly id: string;
  readonly key: string;
  readonly body: string;
}

/** Throws INVALID_INPUT for a payload that does not fit its contract, and for an id or key of a wrong length. */
export function checkEntry<C extends EventContract>({ payload: schema, subject }: C, { id, key, payload }: EventLogEntry<C>): CheckedEntry {
  const crossing = payloads.send(schema, payload, subject);
  checkIdentifier('id', id);
  checkIdentifier('key', key);
  return { id, key, body: toWire(crossing) };
}
