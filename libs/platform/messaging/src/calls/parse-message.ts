import { EarshotError } from '@earshot/contracts';
import type { z } from 'zod';

/** One thing that is wrong with a message: where, as `tracks.0.id`, and what. */
export interface MessageIssue {
  readonly path: string;
  readonly message: string;
}

const issuesOf = (error: z.ZodError): MessageIssue[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));

const inWords = (issues: readonly MessageIssue[]): string =>
  issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');

/** @returns the parsed payload. Throws INVALID_INPUT with `details.issues`. */
export function parsePayload<Schema extends z.ZodType>(schema: Schema, payload: unknown, subject: string): z.output<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new EarshotError('INVALID_INPUT', inWords(issues), { details: { subject, issues } });
}

/** @returns the parsed reply. Throws INTERNAL: a reply that breaks its contract is nobody's input. */
export function parseReply<Schema extends z.ZodType>(schema: Schema, reply: unknown, subject: string): z.output<Schema> {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const cause = new Error(`The reply to ${subject} breaks its contract: ${inWords(issuesOf(parsed.error))}`);
  throw new EarshotError('INTERNAL', 'A part of the system gave an answer that breaks its contract.', { cause });
}
