import type { EventContract } from '@earshot/contracts';
import type { z } from 'zod';
import { type Crossing, payloads } from '../calls/crossing';
import { logRefusal } from '../handlers/message-log';

type LoggedPayload<C extends EventContract> =
  { readonly isReadable: true; readonly value: z.output<C['payload']> } | { readonly isReadable: false };

/** Reads a kept payload. One that an older version wrote in a shape of its own is skipped and logged: it must not block its readers. */
export function readLoggedPayload<C extends EventContract>({ payload: schema, subject }: C, payload: Crossing): LoggedPayload<C> {
  try {
    return { isReadable: true, value: payloads.receive<C['payload']>(schema, payload, subject) };
  } catch (error) {
    logRefusal(error, subject);
    return { isReadable: false };
  }
}
