import { chatParameters, conversationMessage, type CompletionRequest } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { z } from 'zod';

import { readBody } from '../http/read-body';

/** More than any answer here may have; who asks for more gets as much. */
const mostCompletionTokens = 16_384;

const completionTokens = z.int().min(1).nullish();

/** The body of `POST /v1/chat/completions`. Fields that are not named are left aside, as other servers do. */
const chatCompletionRequest = chatParameters.extend({
  model: z.string().min(1).max(200),
  messages: z.array(conversationMessage).min(1).max(2_000),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: completionTokens,
  max_completion_tokens: completionTokens,
  n: z.literal(1, 'one answer can be had at a time').nullish(),
  stream: z.boolean().nullish(),
  /** Ours: says the same in fewer tokens before it is sent. Never without being asked for. */
  compress: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
});

/** A chat completion as it is asked for, put into our own words. */
export interface ChatCompletionOrder {
  readonly request: CompletionRequest;
  readonly isStreamed: boolean;
  /** Whether the stream ends with what was used. */
  readonly includesUsage: boolean;
}

/** The task whose route a model without a route of its own takes. */
const usualTask = 'quick_query';
const taskPrefix = 'task:';

/**
 * Reads the body of a chat completion. Its `model` is a catalogue id, an alias, `task:<name>` or `auto`.
 *
 * @throws EarshotError INVALID_INPUT with the field in details
 */
export function readChatCompletion(body: unknown): ChatCompletionOrder {
  const { n: _one, model, messages, stream, compress, ...order } = readBody(chatCompletionRequest, body);
  const { temperature, max_tokens, max_completion_tokens, stream_options, ...parameters } = order;
  const maxTokens = max_completion_tokens ?? max_tokens;
  return {
    request: {
      operationId: ulid(),
      ...routeOf(model),
      variables: {},
      messages,
      parameters,
      batch: false,
      compress: compress === true,
      ...(temperature === null || temperature === undefined ? {} : { temperature }),
      ...(maxTokens === null || maxTokens === undefined ? {} : { maxTokens: Math.min(maxTokens, mostCompletionTokens) }),
    },
    isStreamed: stream === true,
    includesUsage: stream_options?.include_usage === true,
  };
}

function routeOf(model: string): Pick<CompletionRequest, 'task' | 'model'> {
  if (model === 'auto') return { task: usualTask };
  return model.startsWith(taskPrefix) ? { task: model.slice(taskPrefix.length) } : { task: usualTask, model };
}
