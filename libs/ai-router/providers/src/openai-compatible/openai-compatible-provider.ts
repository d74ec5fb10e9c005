import { EarshotError } from '@earshot/contracts';
import OpenAI, { APIError } from 'openai';
import type { ChatProvider, ChatReply, ChatRequest } from '../chat-provider';
import { boundedFetch } from './bounded-fetch';
import { classifyFailure, type ProviderFailure } from './provider-failure';
import { readCompletion } from './read-completion';
import { readRetryAfterMs } from './retry-after';
import { scrubSecrets } from './scrub-secrets';

export interface OpenAiCompatibleOptions {
  /** For example `openrouter`. */
  readonly name: string;
  readonly baseUrl: string;
  /** Undefined for a provider that needs none. */
  readonly apiKey?: string | undefined;
  readonly tokenLimitField: 'max_tokens' | 'max_completion_tokens';
  /** Milliseconds since the epoch, for a Retry-After that is a date. */
  readonly now?: () => number;
}

type Breakage = readonly [name: string, code: EarshotError['code'], what: string];

// By name, since fetch and the SDK throw classes that differ between versions of the platform. A TypeError is how fetch
// tells of a connection that broke, before the headers or within the body.
const breakages: readonly Breakage[] = [
  ['APIConnectionTimeoutError', 'PROVIDER_TIMEOUT', 'did not answer in time'],
  ['OversizedBodyError', 'PROVIDER_UNEXPECTED', 'answered with more than an answer can be'],
  ['SyntaxError', 'PROVIDER_UNEXPECTED', 'answered with something that is not JSON'],
  ['APIConnectionError', 'PROVIDER_CONNECTION', 'could not be reached'],
  ['TypeError', 'PROVIDER_CONNECTION', 'could not be reached'],
];
const unknownBreakage: Breakage = ['', 'PROVIDER_UNEXPECTED', 'failed in an unexpected way'];

const hasName = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && (error.constructor.name === name || ('name' in error && error.name === name));

const reasonOf = (signal: AbortSignal): EarshotError =>
  signal.reason instanceof EarshotError ? signal.reason : new EarshotError('CANCELLED', 'The call was cancelled.');

/** A provider at an OpenAI-compatible address. Retries, limits and fallbacks are decided elsewhere: one call is one request. */
export class OpenAiCompatibleProvider implements ChatProvider {
  private readonly client: OpenAI;
  private readonly now: () => number;

  constructor(private readonly options: OpenAiCompatibleOptions) {
    this.now = options.now ?? Date.now;
    this.client = new OpenAI({
      apiKey: options.apiKey ?? 'none',
      baseURL: options.baseUrl,
      // What the SDK would otherwise take from the environment belongs to OpenAI, not to this provider.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch: boundedFetch,
    });
  }

  async complete({ model, messages, temperature, maxTokens, timeoutMs, signal }: ChatRequest): Promise<ChatReply> {
    const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
    try {
      const body: unknown = await this.client.chat.completions.create(
        { model, messages: [...messages], temperature, [this.options.tokenLimitField]: maxTokens },
        { signal: AbortSignal.any([signal, timeout]), timeout: timeoutMs },
      );
      const read = readCompletion(body);
      if ('reply' in read) return read.reply;
      throw this.refusal(read.failure);
    } catch (error) {
      throw this.translate(error, { signal, timeout });
    }
  }

  private translate(error: unknown, { signal, timeout }: { signal: AbortSignal; timeout: AbortSignal }): EarshotError {
    if (error instanceof EarshotError) return error;
    if (signal.aborted) return reasonOf(signal);
    if (timeout.aborted) return this.failure('PROVIDER_TIMEOUT', 'did not answer in time');
    if (error instanceof APIError && error.status !== undefined) {
      const kind = String(error.code ?? error.type ?? '');
      return this.refusal({ status: error.status, kind, message: error.message }, readRetryAfterMs(error.headers, this.now()));
    }
    const [, code, what] = breakages.find(([name]) => hasName(error, name)) ?? unknownBreakage;
    return this.failure(code, what);
  }

  private refusal(failure: ProviderFailure, retryAfterMs?: number): EarshotError {
    const { status, message } = failure;
    const said = scrubSecrets(message, this.options.apiKey === undefined ? [] : [this.options.apiKey]);
    return this.failure(classifyFailure(failure), `refused: ${said}`, {
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  /** The SDK's own error is not kept as the cause: it may hold what the provider echoed. */
  private failure(code: EarshotError['code'], what: string, details: Readonly<Record<string, unknown>> = {}): EarshotError {
    const provider = this.options.name;
    return new EarshotError(code, `The provider ${provider} ${what}.`, { details: { provider, ...details } });
  }
}
