import type { z } from 'zod';
import type { ErrorCode } from '../errors/error-catalogue';

/** A message with one reply. Subject: `<service>.v1.<noun>.<verb>`. */
export interface RequestContract<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  readonly kind: 'request';
  readonly subject: string;
  readonly request: Request;
  readonly reply: Reply;
  /** The expected errors of this message; any other arrives as INTERNAL or a transport error. */
  readonly errors: readonly ErrorCode[];
  /** How long a caller waits when it brings no shorter deadline. */
  readonly timeoutMs: number;
}

interface RequestDefinition<Request extends z.ZodType, Reply extends z.ZodType> {
  readonly subject: string;
  readonly request: Request;
  readonly reply: Reply;
  readonly errors?: readonly ErrorCode[];
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 5_000;

/** Defines a message with one reply; handler and caller types are inferred from it. */
export function defineRequest<Request extends z.ZodType, Reply extends z.ZodType>(
  definition: RequestDefinition<Request, Reply>,
): RequestContract<Request, Reply> {
  return { kind: 'request', errors: [], timeoutMs: defaultTimeoutMs, ...definition };
}
