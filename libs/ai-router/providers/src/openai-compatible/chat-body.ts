import type { ChatRequest } from '../chat-provider';
import type { ChatBody, ProviderDialect } from '../dialects/provider-dialect';

export interface ChatBodyRequest {
  readonly request: ChatRequest;
  readonly dialect: ProviderDialect;
  readonly tokenLimitField: 'max_tokens' | 'max_completion_tokens';
  readonly isStreamed: boolean;
}

/** @returns the body of a chat completion; a streamed one asks for its usage, which providers leave out otherwise. */
export function chatBody({ request, dialect, tokenLimitField, isStreamed }: ChatBodyRequest): ChatBody {
  const { model, messages, temperature, maxTokens, parameters } = request;
  return dialect.adjust({
    ...parameters,
    model,
    messages,
    temperature,
    [tokenLimitField]: maxTokens,
    ...(isStreamed ? { stream: true, stream_options: { include_usage: true } } : {}),
  });
}
