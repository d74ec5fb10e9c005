import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { completionReply, validVibe, type MockReply } from './mock-reply';

/** One request that arrived. */
export interface MockHit {
  readonly method: string;
  readonly path: string;
  /** The key in `authorization` is masked but for its last four characters. */
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it was JSON, text otherwise. */
  readonly body: unknown;
}

/** A reply, or what makes one of the request. */
export type MockScript = MockReply | ((hit: MockHit) => MockReply);

/** A model provider on a loopback port that does what it is told. */
export interface MockProvider {
  /** The base URL for clients, with `/v1`. */
  readonly url: string;
  /** Every request so far, in the order of arrival. */
  readonly hits: readonly MockHit[];
  /** Queues replies for the next requests, one each; then the standing answer is given again. */
  respondWith(...scripts: readonly MockScript[]): void;
  /** Replaces the standing answer, which is a valid vibe. */
  respondAlwaysWith(script: MockScript): void;
  /** Forgets hits and scripts. */
  reset(): void;
  close(): Promise<void>;
}

export interface MockProviderOptions {
  /** 0 takes a free one. */
  readonly port?: number;
}

const usualScript: MockScript = completionReply(JSON.stringify(validVibe));

/**
 * Starts a real HTTP server that speaks OpenAI's chat completions by script: answers, streams and every fault of a provider.
 *
 * @example
 * const provider = await startMockProvider();
 * provider.respondWith(errorReply(429, { headers: { 'retry-after': '2' } }), hangReply);
 * // … point a provider's base URL at provider.url; the third request gets a valid vibe …
 * expect(provider.hits).toHaveLength(3);
 * await provider.close();
 */
export async function startMockProvider({ port = 0 }: MockProviderOptions = {}): Promise<MockProvider> {
  const hits: MockHit[] = [];
  const queue: MockScript[] = [];
  let standing = usualScript;
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const hit = await readHit(request);
      hits.push(hit);
      const script = queue.shift() ?? standing;
      await play(typeof script === 'function' ? script(hit) : script, response);
    };
    // A client that left, or a script that throws, ends this connection only.
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listening}/v1`,
    hits,
    respondWith: (...scripts) => void queue.push(...scripts),
    respondAlwaysWith: (script) => {
      standing = script;
    },
    reset: () => {
      hits.length = 0;
      queue.length = 0;
      standing = usualScript;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readHit(request: IncomingMessage): Promise<MockHit> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { authorization, ...headers } = request.headers;
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: authorization === undefined ? headers : { ...headers, authorization: maskKey(authorization) },
    body: parseBody(text),
  };
}

const maskKey = (authorization: string): string => authorization.replace(/^Bearer .*(.{4})$/, 'Bearer …$1');

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function play(reply: MockReply, response: ServerResponse): Promise<void> {
  if (reply.kind === 'hang') return;
  if (reply.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (reply.delayMs > 0) await delay(reply.delayMs);
  response.writeHead(reply.status, reply.headers);
  for (const chunk of reply.chunks) {
    if (response.destroyed) return;
    response.write(chunk);
    if (reply.chunkDelayMs > 0) await delay(reply.chunkDelayMs);
  }
  if (!reply.cut) {
    response.end();
    return;
  }
  // What was written has to leave before the connection does.
  await delay(20);
  response.socket?.destroy();
}
