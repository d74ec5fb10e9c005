import { createParser } from 'eventsource-parser';

/** More than one event of an answer can be. */
const longestEventCharacters = 4_000_000;
const announcedEnd = '[DONE]';

/** One event of a streamed answer, or that its end was announced. */
export type AnswerEvent = { readonly kind: 'chunk'; readonly body: unknown } | { readonly kind: 'end' };

/**
 * Reads a streamed answer (server-sent events, WHATWG HTML §9.2) until its end is announced or the connection closes.
 *
 * @throws SyntaxError for an event that is not JSON: what it said is missing from the answer
 */
export async function* readEvents({ body }: Response): AsyncGenerator<AnswerEvent, void, void> {
  if (body === null) return;
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => void waiting.push(data), maxBufferSize: longestEventCharacters });
  const decoder = new TextDecoder();
  for await (const piece of body) {
    parser.feed(decoder.decode(piece, { stream: true }));
    for (const data of waiting.splice(0)) {
      if (data.trim() === announcedEnd) return yield { kind: 'end' };
      yield { kind: 'chunk', body: JSON.parse(data) };
    }
  }
}
