const longestBodyBytes = 4 * 1024 * 1024;

/** A provider sent more than an answer can be. */
class OversizedBodyError extends Error {
  constructor() {
    super(`The body is larger than ${longestBodyBytes} bytes.`);
    this.name = 'OversizedBodyError';
  }
}

/** `fetch` that follows no redirect, so that a key goes to the configured host only, and reads no endless body. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  const { body, status, statusText, headers } = response;
  if (status >= 300 && status < 400) {
    await body?.cancel();
    return Response.json({ error: { message: `The provider redirects with ${status}, which is not followed.` } }, { status: 421 });
  }
  if (body === null) return response;
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > longestBodyBytes) controller.error(new OversizedBodyError());
      else controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counter), { status, statusText, headers });
}
