import type { ChatDelta, ChatProvider, ChatReply, ChatRequest, ChatStreamRequest } from '../chat-provider';
import { findDialect } from '../dialects/find-dialect';
import type { ChatBody, ProviderDialect } from '../dialects/provider-dialect';
import { chatBody } from './chat-body';
import { ChatClient } from './chat-client';
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
  private readonly client: ChatClient;
  private readonly dialect: ProviderDialect;
  private readonly failures: FailureTranslator;

  constructor(private readonly options: OpenAiCompatibleOptions) {
    this.dialect = findDialect(options.name);
    this.failures = new FailureTranslator(options.name, options.apiKey, options.now ?? Date.now);
    this.client = new ChatClient({ baseUrl: options.baseUrl, apiKey: options.apiKey, headers: this.dialect.headers });
  }

  async complete(request: ChatRequest): Promise<ChatReply> {
    const { signal, timeoutMs } = request;
    try {
      const read = readCompletion(await this.client.ask({ body: this.bodyOf(request, false), signal, timeoutMs }), this.dialect.readUsage);
      if ('reply' in read) return read.reply;
      throw this.failures.refusal(read.failure);
    } catch (error) {
      throw this.failures.translate(error, { signal });
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
    const response = await this.client.hear({ body: this.bodyOf(request, true), signal: clock.signal, timeoutMs: request.timeoutMs });
    for await (const event of readEvents(response)) {
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
