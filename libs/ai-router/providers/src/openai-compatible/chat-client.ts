import OpenAI from 'openai';
import type { ChatBody } from '../dialects/provider-dialect';
import { targetOf, type RequestTarget } from './request-target';
import { sendRequest } from './send-request';

export interface ChatClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ChatCall {
  readonly body: ChatBody;
  readonly signal: AbortSignal;
  /** For the whole answer, its body included. */
  readonly timeoutMs: number;
}

type BuiltRequest = Awaited<ReturnType<OpenAI['buildRequest']>>;

const path = '/chat/completions';

/**
 * The official SDK, for chat completions at one address: what all requests have in common is put together once, and the one
 * clock of a request runs until its body ends. Made anew for each request, both take longer than the request itself.
 */
export class ChatClient extends OpenAI {
  private common: Promise<{ readonly built: BuiltRequest; readonly target: RequestTarget }> | undefined;

  constructor({ baseUrl, apiKey = 'none', headers }: ChatClientOptions) {
    super({
      ...{ apiKey, baseURL: baseUrl, defaultHeaders: headers, maxRetries: 0, logLevel: 'off' },
      // What the SDK would otherwise take from the environment belongs to OpenAI, not to this provider.
      ...{ adminAPIKey: null, organization: null, project: null, webhookSecret: null },
    });
  }

  /** @returns what was answered, parsed where it is JSON; throws as the SDK does, without trying again */
  ask({ body, signal, timeoutMs }: ChatCall): Promise<unknown> {
    return this.post(path, { body, signal, timeout: timeoutMs });
  }

  /** @returns the response as soon as its headers are there; throws as the SDK does */
  hear({ body, signal, timeoutMs }: ChatCall): Promise<Response> {
    return this.post(path, { body, signal, timeout: timeoutMs, stream: true }).asResponse();
  }

  override async buildRequest({ body, signal, timeout = this.timeout }: Parameters<OpenAI['buildRequest']>[0]): Promise<BuiltRequest> {
    const { built } = await this.prepare();
    return { ...built, timeout, req: { ...built.req, body: JSON.stringify(body), signal: signal ?? null } };
  }

  override async fetchWithTimeout(_url: unknown, init: RequestInit | undefined, timeoutMs: number): Promise<Response> {
    const { target } = await this.prepare();
    const { body, signal } = init ?? {};
    return sendRequest(target, { body: typeof body === 'string' ? body : '', signal: signal ?? undefined, timeoutMs });
  }

  private prepare() {
    this.common ??= super.buildRequest({ method: 'post', path, body: {} }).then((built) => ({
      built,
      target: targetOf({ url: new URL(built.url), method: 'POST', headers: Object.fromEntries(built.req.headers) }),
    }));
    return this.common;
  }
}
