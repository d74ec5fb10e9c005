import type { IncomingMessage } from 'node:http';
import { sendRequest } from './send-request';

const longestBodyBytes = 4 * 1024 * 1024;

/** A provider sent more than an answer can be. */
class OversizedBodyError extends Error {
  constructor() {
    super(`The body is larger than ${longestBodyBytes} bytes.`);
    this.name = 'OversizedBodyError';
  }
}

/**
 * `fetch` that follows no redirect, so that a key goes to the configured host only, and reads no endless body. It stands on
 * `node:http`: the platform's own takes three times as long for an answer that comes in one piece.
 */
export async function boundedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const incoming = await sendRequest(new URL(input instanceof Request ? input.url : input), init);
  const { statusCode: status = 500, statusMessage: statusText = '' } = incoming;
  if (status >= 300 && status < 400) {
    incoming.destroy();
    return Response.json({ error: { message: `The provider redirects with ${status}, which is not followed.` } }, { status: 421 });
  }
  const isStreamed = incoming.headers['content-type']?.startsWith('text/event-stream') === true;
  const body = isStreamed ? streamOf(incoming) : await textOf(incoming);
  return new Response(mayHaveBody(status) ? body : null, { status, statusText, headers: headersOf(incoming) });
}

/** A `Response` refuses a body under these. */
const mayHaveBody = (status: number): boolean => ![204, 205].includes(status);

const headersOf = ({ headers }: IncomingMessage): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );

const broken = (cause: unknown): Error => (cause instanceof OversizedBodyError ? cause : new TypeError('terminated', { cause }));

/** @returns the whole body; where it breaks off, one that breaks as it is read, since its status says more. */
async function textOf(incoming: IncomingMessage): Promise<Buffer | ReadableStream> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of bounded(incoming)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    return new ReadableStream({ start: (controller) => controller.error(broken(error)) });
  }
}

/** @returns the body as it comes, no faster than it is read. */
function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = bounded(incoming);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await chunks.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(broken(error));
        }
      },
      cancel: () => void incoming.destroy(),
    },
    { highWaterMark: 0 },
  );
}

async function* bounded(incoming: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > longestBodyBytes) throw new OversizedBodyError();
    yield chunk;
  }
}
