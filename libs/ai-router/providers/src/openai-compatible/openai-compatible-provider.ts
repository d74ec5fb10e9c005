import OpenAI from 'openai';
import type { ChatDelta, ChatProvider, ChatReply, ChatRequest, ChatStreamRequest } from '../chat-provider';
import { findDialect } from '../dialects/find-dialect';
import type { ChatBody, ProviderDialect } from '../dialects/provider-dialect';
import { boundedFetch } from './bounded-fetch';
import { chatBody } from './chat-body';
import { CompletionAssembler } from './completion-assembler';
import { FailureTranslator } from './failure-translator';
import { readCompletion } from './read-completion';
import { readEvents } from './read-events';
import { StreamClock } from './stream-clock';

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

/** A provider at an OpenAI-compatible address. Retries, limits and fallbacks are decided elsewhere: one call is one request. */
export class OpenAiCompatibleProvider implements ChatProvider {
  private readonly client: OpenAI;
  private readonly dialect: ProviderDialect;
  private readonly failures: FailureTranslator;

  constructor(private readonly options: OpenAiCompatibleOptions) {
    this.dialect = findDialect(options.name);
    this.failures = new FailureTranslator(options.name, options.apiKey, options.now ?? Date.now);
    this.client = new OpenAI({
      apiKey: options.apiKey ?? 'none',
      baseURL: options.baseUrl,
      defaultHeaders: this.dialect.headers,
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

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { signal, timeoutMs } = request;
    const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)));
    try {
      const either = AbortSignal.any([signal, timeout]);
      const body: unknown = await this.client.post(path, { body: this.bodyOf(request, false), signal: either, timeout: timeoutMs });
      const read = readCompletion(body, this.dialect.readUsage);
      if ('reply' in read) return read.reply;
      throw this.failures.refusal(read.failure);
    } catch (error) {
      throw this.failures.translate(error, { signal, timeout });
    }
  }

  async *stream(request: ChatStreamRequest): AsyncGenerator<ChatDelta, ChatReply, void> {
    const clock = new StreamClock(request);
    const signals = { signal: request.signal, timeout: clock.signal };
    const assembler = new CompletionAssembler(this.dialect.readUsage);
    try {
      yield* this.hear(request, assembler, clock);
    } catch (error) {
      // A provider that says how it ended and then keeps the line open has said all that there is.
      if (!assembler.isFinished || request.signal.aborted) throw this.failures.translate(error, signals);
    } finally {
      clock.stop();
    }
    const reply = assembler.finish();
    if (reply === undefined) throw this.failures.failure('PROVIDER_CONNECTION', 'cut its answer off');
    return reply;
  }

  private async *hear(
    request: ChatStreamRequest,
    assembler: CompletionAssembler,
    clock: StreamClock,
  ): AsyncGenerator<ChatDelta, void, void> {
    const signal = AbortSignal.any([request.signal, clock.signal]);
    const body = this.bodyOf(request, true);
    const response = await this.client.post(path, { body, signal, timeout: request.timeoutMs, stream: true }).asResponse();
    for await (const event of readEvents(response, signal)) {
      const { delta, failure } = event.kind === 'end' ? assembler.end() : assembler.add(event.body);
      if (failure !== undefined) throw this.failures.refusal(failure);
      if (delta !== undefined) {
        clock.pause();
        yield delta;
      }
      clock.heard(assembler.isFinished);
      if (event.kind === 'end' || assembler.isComplete) return;
    }
  }

  private bodyOf(request: ChatRequest, isStreamed: boolean): ChatBody {
    return chatBody({ request, dialect: this.dialect, tokenLimitField: this.options.tokenLimitField, isStreamed });
  }
}

const path = '/chat/completions';
