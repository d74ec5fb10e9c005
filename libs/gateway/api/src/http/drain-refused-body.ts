import type { IncomingMessage } from 'node:http';

/**
 * Reads and forgets what still arrives of a refused body for so long at most, then cuts the connection.
 *
 * To close at once would reset the connection under a client that is still sending, which then never reads
 * why it was refused (RFC 9112 §9.6).
 */
export function drainRefusedBody(request: IncomingMessage, lingerMs = 5_000): void {
  if (request.complete) return;
  const cut = setTimeout(() => request.socket.destroy(), lingerMs);
  cut.unref();
  request.once('end', () => clearTimeout(cut));
  request.on('error', () => undefined);
  request.resume();
}
