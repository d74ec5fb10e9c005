import type { z } from 'zod';

/**
 * Something that happened, told to every subscriber. Subject in the past tense: `<service>.v1.<noun>.<past participle>`.
 * A resumable event is also kept in the EventLog under its subject and read behind a cursor.
 */
export interface EventContract<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly subject: string;
  readonly payload: Payload;
}

/** Defines an event; publisher and subscriber types are inferred from it. */
export function defineEvent<Payload extends z.ZodType>(definition: {
  readonly subject: string;
  readonly payload: Payload;
}): EventContract<Payload> {
  return { kind: 'event', ...definition };
}
