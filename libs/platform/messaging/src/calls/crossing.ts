import { EarshotError } from '@earshot/contracts';
import type { z } from 'zod';
import { jsonCopy } from './json-copy';

/** One thing that is wrong with a message: where, as `tracks.0.id`, and what. */
export interface MessageIssue {
  readonly path: string;
  readonly message: string;
}

/** A payload or reply on its way from one end to the other. */
export interface Crossing {
  /** JSON data that belongs to the receiver. */
  readonly data: unknown;
  /** What the sender's schema made of it, as long as it has not left the process. */
  readonly reading?: { readonly schema: z.ZodType; readonly value: unknown };
}

type Refusal = (issues: readonly MessageIssue[], subject: string) => EarshotError;

const issuesOf = (error: z.ZodError): MessageIssue[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));

const inWords = (issues: readonly MessageIssue[]): string =>
  issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');

const refusedPayload: Refusal = (issues, subject) => new EarshotError('INVALID_INPUT', inWords(issues), { details: { subject, issues } });

/** A reply that breaks its contract is nobody's input. */
const refusedReply: Refusal = (issues, subject) => {
  const cause = new Error(`The reply to ${subject} breaks its contract: ${inWords(issues)}`);
  return new EarshotError('INTERNAL', 'A part of the system gave an answer that breaks its contract.', { cause });
};

/** One end's view of what crosses: how it is checked before it is sent, and read when it came. */
class CrossingCheck {
  constructor(private readonly refusal: Refusal) {}

  /** Checks what will cross, which is the JSON copy and not the value itself. The result is for one receiver. */
  send(schema: z.ZodType, value: unknown, subject: string): Crossing {
    const data = this.copy(value, subject);
    return { data, reading: { schema, value: this.parse(schema, data, subject) } };
  }

  /** Reads what came. Where both ends are in one process and mean the same schema, it has been read already. */
  receive<Schema extends z.ZodType>(schema: Schema, { data, reading }: Crossing, subject: string): z.output<Schema> {
    return reading?.schema === schema ? (reading.value as z.output<Schema>) : this.parse(schema, data, subject);
  }

  private parse<Schema extends z.ZodType>(schema: Schema, data: unknown, subject: string): z.output<Schema> {
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    throw this.refusal(issuesOf(parsed.error), subject);
  }

  private copy(value: unknown, subject: string): unknown {
    try {
      return jsonCopy(value);
    } catch (error) {
      throw this.refusal([{ path: '', message: error instanceof Error ? error.message : String(error) }], subject);
    }
  }
}

/** Throws INVALID_INPUT with `details.issues`. */
export const payloads = new CrossingCheck(refusedPayload);

/** Throws INTERNAL. */
export const replies = new CrossingCheck(refusedReply);
