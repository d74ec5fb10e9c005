import type { IncomingMessage } from 'node:http';
import { CallTimeoutError } from './call-timeout.error';
import { responseOf } from './provider-response';
import type { RequestTarget } from './request-target';
import { asBrokenConnection, readPieces, readText } from './response-body';

export interface SentRequest {
  readonly body?: string;
  /** Ends the request, also while its body is read. */
  readonly signal?: AbortSignal | undefined;
  /** For the whole answer, its body included. */
  readonly timeoutMs: number;
}

/**
 * Sends one request and resolves with its response: at once where it is streamed, with the whole body otherwise. It stands on
 * `node:http`: the platform's `fetch` takes five times as long.
 *
 * @throws TypeError for a connection that cannot be made or breaks, as `fetch` does; CallTimeoutError; the signal's own reason
 */
export function sendRequest({ options, open }: RequestTarget, { body, signal, timeoutMs }: SentRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    let answer: IncomingMessage | undefined;
    const request = open(options, (incoming) => {
      answer = incoming;
      receive(incoming).then(resolve, reject);
    });
    const end = (reason: unknown): void =>
      void (answer ?? request).destroy(reason instanceof Error ? reason : new Error('The call was ended.'));
    const leave = (): void => end(signal?.reason);
    const timer = setTimeout(() => end(new CallTimeoutError()), Math.max(1, Math.ceil(timeoutMs)));
    signal?.addEventListener('abort', leave);
    // Once an answer has begun, whoever reads it hears of the failure.
    request.on('error', (error) => void (answer ?? reject(asBrokenConnection(error))));
    request.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
    });
    request.end(body);
  });
}

async function receive(incoming: IncomingMessage): Promise<Response> {
  const { statusCode = 500, headers } = incoming;
  // Whoever reads the body hears of it; nobody may be left to do so.
  incoming.on('error', () => undefined);
  if (statusCode >= 300 && statusCode < 400) {
    incoming.destroy();
    return refusedRedirect(statusCode);
  }
  if (headers['content-type']?.startsWith('text/event-stream') === true) return responseOf(incoming, { pieces: readPieces(incoming) });
  const received = await readText(incoming).then(
    (text) => ({ text }),
    // The status says more than a body that breaks off.
    (failure: unknown) => ({ failure }),
  );
  return responseOf(incoming, received);
}

/** A key goes to the configured host only. */
function refusedRedirect(status: number): Response {
  const error = { message: `The provider redirects with ${status}, which is not followed.` };
  return responseOf({ statusCode: 421, headers: { 'content-type': 'application/json' } }, { text: JSON.stringify({ error }) });
}
