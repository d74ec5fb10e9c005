import type { z } from 'zod';
import type { ErrorCode } from '../errors/error-catalogue';

/** A message with many replies and an end. */
export interface StreamContract<Request extends z.ZodType = z.ZodType, Item extends z.ZodType = z.ZodType> {
  readonly kind: 'stream';
  readonly subject: string;
  readonly request: Request;
  readonly item: Item;
  readonly errors: readonly ErrorCode[];
  /** How long the stream may be silent before the caller gives up. */
  readonly idleTimeoutMs: number;
}

interface StreamDefinition<Request extends z.ZodType, Item extends z.ZodType> {
  readonly subject: string;
  readonly request: Request;
  readonly item: Item;
  readonly errors?: readonly ErrorCode[];
  readonly idleTimeoutMs?: number;
}

const defaultIdleTimeoutMs = 30_000;

/** Defines a message with many replies; handler and caller types are inferred from it. */
export function defineStream<Request extends z.ZodType, Item extends z.ZodType>(
  definition: StreamDefinition<Request, Item>,
): StreamContract<Request, Item> {
  return { kind: 'stream', errors: [], idleTimeoutMs: defaultIdleTimeoutMs, ...definition };
}
