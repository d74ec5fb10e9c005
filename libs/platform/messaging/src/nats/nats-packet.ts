import { EarshotError } from '@earshot/contracts';
import { decodeError, encodeError, type EncodedError } from '@earshot/platform/errors';

/** What a handler answers. `index` counts the items of a stream from 0, so that a lost one is noticed. */
export type NatsPacket =
  | { readonly kind: 'value'; readonly value?: unknown }
  | { readonly kind: 'item'; readonly index: number; readonly value?: unknown }
  | { readonly kind: 'end'; readonly index: number }
  | { readonly kind: 'error'; readonly error: EncodedError };

export const encodePacket = (packet: NatsPacket): string => JSON.stringify(packet);

export const errorPacket = (error: unknown): string => encodePacket({ kind: 'error', error: encodeError(error) });

/** @returns a packet of a handler. Throws the error that it brings. */
export function decodePacket(text: string): Exclude<NatsPacket, { kind: 'error' }> {
  const packet = JSON.parse(text) as NatsPacket;
  if (packet.kind === 'error') throw decodeError(packet.error);
  return packet;
}

/** @returns what a failure of the broker or its client means to a caller. */
export function toTransportError(error: unknown, subject: string): EarshotError {
  if (error instanceof EarshotError) return error;
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code === '503') return new EarshotError('SERVICE_UNAVAILABLE', `Nobody serves ${subject}.`, { cause: error });
  if (code === 'TIMEOUT') return new EarshotError('DEADLINE_EXCEEDED', `There was no answer from ${subject}.`, { cause: error });
  if (code === 'MAX_PAYLOAD_EXCEEDED') {
    return new EarshotError('INTERNAL', `A message of ${subject} is too large; send a reference instead.`, { cause: error });
  }
  return new EarshotError('SERVICE_UNAVAILABLE', `The broker could not carry a message of ${subject}.`, { cause: error });
}
