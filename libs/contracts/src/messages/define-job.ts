import type { z } from 'zod';

/** Work that is done at least once, by one worker. The handler must bear being called twice for the same job. */
export interface JobContract<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'job';
  readonly subject: string;
  readonly payload: Payload;
  /** Deliveries before a job that always fails is given up and its handler's `exhausted` is called. */
  readonly maxAttempts: number;
  /** A worker that gives no sign of life for this long is taken for dead and its job is given to another. */
  readonly heartbeatTimeoutMs: number;
}

interface JobDefinition<Payload extends z.ZodType> {
  readonly subject: string;
  readonly payload: Payload;
  readonly maxAttempts?: number;
  readonly heartbeatTimeoutMs?: number;
}

/** Defines a job; producer and worker types are inferred from it. */
export function defineJob<Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobContract<Payload> {
  return { kind: 'job', maxAttempts: 3, heartbeatTimeoutMs: 30_000, ...definition };
}
