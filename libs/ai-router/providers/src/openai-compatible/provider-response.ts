import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Headers as they are read; the names are in lower case. */
class ReceivedHeaders {
  constructor(private readonly received: IncomingHttpHeaders) {}

  get(name: string): string | null {
    const value = this.received[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  entries(): [string, string | string[] | undefined][] {
    return Object.entries(this.received);
  }
}

/** What came of a request: the whole text, or why it cannot be had although the status could, or a body to be read as it comes. */
export type ReceivedBody = { readonly text: string } | { readonly failure: unknown } | { readonly pieces: AsyncIterable<Uint8Array> };

/** What the SDK reads of a `Response`. The platform's own brings streams and checks along that take as long as the request itself. */
class ProviderResponse {
  readonly url = '';
  readonly ok: boolean;
  readonly headers: ReceivedHeaders;
  readonly body: AsyncIterable<Uint8Array> | null;

  constructor(
    readonly status: number,
    headers: IncomingHttpHeaders,
    private readonly received: ReceivedBody,
  ) {
    this.ok = status >= 200 && status < 300;
    this.headers = new ReceivedHeaders(headers);
    this.body = 'pieces' in received ? received.pieces : null;
  }

  async text(): Promise<string> {
    if ('failure' in this.received) throw this.received.failure;
    return 'text' in this.received ? this.received.text : '';
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

/** @returns a response of which no more may be read than status, headers, `text`, `json` and, piece by piece, `body`. */
export const responseOf = ({ statusCode = 500, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>, body: ReceivedBody): Response =>
  new ProviderResponse(statusCode, headers, body) as unknown as Response;
