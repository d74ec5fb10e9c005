import { Agent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as requestHttps } from 'node:https';

/** Shorter than servers keep an idle connection, so that no request meets one that is just being closed. */
const idleConnectionMs = 4_000;
const kept = { keepAlive: true, scheduling: 'lifo', timeout: idleConnectionMs } as const;
const agent = new Agent(kept);
const secureAgent = new SecureAgent(kept);

/**
 * Sends one request over a kept connection and resolves with its response as soon as the headers are there.
 *
 * @throws TypeError for a connection that cannot be made or breaks, as `fetch` does; the signal's own error once it aborts
 */
export function sendRequest(url: URL, { method = 'GET', headers, body, signal }: RequestInit): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const options = {
    method,
    headers: { ...Object.fromEntries(new Headers(headers)), 'accept-encoding': 'identity', ...lengthOf(body) },
    ...(signal === null || signal === undefined ? {} : { signal }),
  };
  return new Promise((resolve, reject) => {
    const request = isSecure
      ? requestHttps(url, { ...options, agent: secureAgent }, resolve)
      : requestHttp(url, { ...options, agent }, resolve);
    request.setNoDelay(true);
    request.once('error', (error) => reject(signal?.aborted === true ? error : new TypeError('fetch failed', { cause: error })));
    request.end(typeof body === 'string' ? body : undefined);
  });
}

const lengthOf = (body: RequestInit['body']) => (typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {});
