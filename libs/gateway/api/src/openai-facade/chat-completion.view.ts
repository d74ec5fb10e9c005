import type { Completion, CompletionDelta, TokenUsage } from '@earshot/contracts';

const idOf = (id: string): string => `chatcmpl-${id}`;

/** @returns usage in the shape of OpenAI. */
const viewUsage = ({ promptTokens, completionTokens, totalTokens, cachedPromptTokens, reasoningTokens }: TokenUsage) => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: totalTokens,
  prompt_tokens_details: { cached_tokens: cachedPromptTokens },
  completion_tokens_details: { reasoning_tokens: reasoningTokens },
});

/** @returns a completion in the shape of OpenAI. */
export function viewChatCompletion({ id, model, content, toolCalls, finishReason, usage }: Completion, createdAtMs: number) {
  const calls = toolCalls.length === 0 ? {} : { tool_calls: toolCalls };
  const message = { role: 'assistant', content: content === '' && toolCalls.length > 0 ? null : content, refusal: null, ...calls };
  return {
    id: idOf(id),
    object: 'chat.completion',
    created: Math.floor(createdAtMs / 1_000),
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage: viewUsage(usage),
  };
}

/** What every piece of one stream has in common. */
export interface ChunkFrame {
  readonly id: string;
  readonly createdAtMs: number;
  /** Who writes, as far as is known. */
  readonly model: string;
}

const chunk = ({ id, createdAtMs, model }: ChunkFrame, rest: object) => ({
  id: idOf(id),
  object: 'chat.completion.chunk',
  created: Math.floor(createdAtMs / 1_000),
  model,
  ...rest,
});

/** @returns a piece of an answer as OpenAI streams it; the first one names the role. */
export function viewChunk(frame: ChunkFrame, { text, toolCalls }: CompletionDelta, isFirst: boolean) {
  const delta = {
    ...(isFirst ? { role: 'assistant' } : {}),
    ...(text === '' && toolCalls.length > 0 ? {} : { content: text }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
  };
  return chunk(frame, { choices: [{ index: 0, delta, logprobs: null, finish_reason: null }] });
}

/** @returns the pieces that end a stream: why it ended, and what was used where that was asked for. */
export function viewEnd(frame: ChunkFrame, { finishReason, usage }: Completion, includesUsage: boolean): object[] {
  const end = chunk(frame, { choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: finishReason }] });
  return includesUsage ? [end, chunk(frame, { choices: [], usage: viewUsage(usage) })] : [end];
}
