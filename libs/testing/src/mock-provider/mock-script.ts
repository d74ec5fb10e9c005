import { z } from 'zod';
import type { MockHit, MockScript } from './mock-provider';
import { completionReply, errorReply, hangReply, jsonReply, rawReply, resetReply, streamReply, type MockReply } from './mock-reply';

const milliseconds = z.int().min(0).max(600_000);

/** What the mock provider does with one request; exactly one of `answer`, `status`, `body` and `fault` is given. */
const mockStep = z
  .strictObject({
    /** Answers with this text; streamed word by word where a stream was asked for. */
    answer: z.string().optional(),
    /** Refuses with this status. */
    status: z.int().min(400).max(599).optional(),
    /** Answers with these bytes under status 200, whatever they are. */
    body: z.string().optional(),
    /** `hang` never answers, `reset` cuts the connection. */
    fault: z.enum(['hang', 'reset']).optional(),
    message: z.string().optional(),
    /** For refusals, for example `{ "retry-after": "2" }`. */
    headers: z.record(z.string(), z.string()).optional(),
    delayMs: milliseconds.optional(),
    /** Between the pieces of a stream. */
    pieceDelayMs: milliseconds.optional(),
    /** Cuts a stream after so many pieces. */
    cutAfter: z.int().min(0).optional(),
    /** Null reports no usage. */
    usage: z.record(z.string(), z.unknown()).nullable().optional(),
    /** For so many requests. */
    times: z.int().min(1).max(10_000).default(1),
  })
  .refine(({ answer, status, body, fault }) => [answer, status, body, fault].filter((part) => part !== undefined).length === 1, {
    message: 'exactly one of answer, status, body and fault is expected',
  });
type MockStep = z.output<typeof mockStep>;

const mockScript = z.strictObject({
  /** For the first requests, in order. */
  steps: z.array(mockStep).default([]),
  /** For every request after them; says what it was asked when it is absent. */
  always: mockStep.optional(),
});

/** The steps of a script, one for each request, and what is done after them. */
export interface ReadMockScript {
  readonly steps: readonly MockScript[];
  readonly always: MockScript;
}

/**
 * Reads the script of a mock provider.
 *
 * @param text JSON; empty for none
 * @throws Error that names every field that does not fit
 */
export function readMockScript(text: string): ReadMockScript {
  const { success, data, error } = mockScript.safeParse(parseJson(text));
  if (!success)
    throw new Error(
      `The script cannot be played. ${error.issues.map(({ path, message }) => `${path.join('.') || 'It'}: ${message}`).join('; ')}.`,
    );
  const { steps, always } = data;
  return {
    steps: steps.flatMap((step) => Array.from({ length: step.times }, () => play(step))),
    always: always === undefined ? answering(sayBack) : play(always),
  };
}

function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    throw new Error('The script is no JSON.', { cause: error });
  }
}

const play = (step: MockStep): MockScript => answering((hit) => replyTo(step, hit));

/** What lists models is answered whatever the script says. */
const answering =
  (reply: (hit: MockHit) => MockReply): MockScript =>
  (hit) =>
    hit.path.endsWith('/models') ? jsonReply({ object: 'list', data: [{ id: 'mock', object: 'model' }] }) : reply(hit);

function replyTo({ answer, status, body, fault, message, headers = {}, ...how }: MockStep, hit: MockHit): MockReply {
  const delayMs = how.delayMs ?? 0;
  if (fault !== undefined) return fault === 'hang' ? hangReply : resetReply;
  if (status !== undefined) return { ...errorReply(status, message === undefined ? { headers } : { message, headers }), delayMs };
  if (body !== undefined) return rawReply(body, { delayMs, headers });
  return sayText(answer ?? '', hit, { ...how, delayMs });
}

const asked = z.object({
  stream: z.boolean().nullish(),
  model: z.string().catch('mock'),
  messages: z.array(z.object({ content: z.unknown() })).catch([]),
});

type Manner = Pick<MockStep, 'pieceDelayMs' | 'cutAfter' | 'usage'> & { readonly delayMs: number };

function sayText(text: string, hit: MockHit, { delayMs, pieceDelayMs = 0, cutAfter, usage }: Manner): MockReply {
  const request = asked.safeParse(hit.body).data;
  const model = request?.model ?? 'mock';
  const shared = { model, ...(usage === undefined ? {} : { usage }) };
  if (request?.stream !== true) return completionReply(text, { ...shared, delayMs });
  const pieces = text.split(/(?<=\s)/);
  return { ...streamReply(pieces, { ...shared, chunkDelayMs: pieceDelayMs, ...(cutAfter === undefined ? {} : { cutAfter }) }), delayMs };
}

function sayBack(hit: MockHit): MockReply {
  const content = asked.safeParse(hit.body).data?.messages.at(-1)?.content;
  return sayText(`You said: ${typeof content === 'string' ? content : JSON.stringify(content ?? null)}`, hit, { delayMs: 0 });
}
