import type { IncomingMessage } from 'node:http';
import { CallTimeoutError } from './call-timeout.error';

const longestBodyBytes = 4 * 1024 * 1024;

/** A provider sent more than an answer can be. */
class OversizedBodyError extends Error {
  constructor() {
    super(`The body is larger than ${longestBodyBytes} bytes.`);
    this.name = 'OversizedBodyError';
  }
}

/** @returns an error that tells of a broken connection as `fetch` does, unless it is one that tells more. */
export const asBrokenConnection = (cause: unknown): Error =>
  cause instanceof OversizedBodyError || cause instanceof CallTimeoutError ? cause : new TypeError('terminated', { cause });

/** @returns the whole body as text; rejects with OversizedBodyError, TypeError where it breaks off, or CallTimeoutError. */
export function readText(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > longestBodyBytes) incoming.destroy(new OversizedBodyError());
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))));
    incoming.once('error', (error) => reject(asBrokenConnection(error)));
  });
}

/** Yields the body as it comes, no faster than it is read; fails as `readText` does. Leaving the loop ends the connection. */
export async function* readPieces(incoming: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > longestBodyBytes) throw new OversizedBodyError();
      yield chunk;
    }
  } catch (error) {
    throw asBrokenConnection(error);
  }
}
