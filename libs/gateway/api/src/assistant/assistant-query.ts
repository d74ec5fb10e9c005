import type { CompletionRequest } from '@earshot/contracts';
import { z } from 'zod';
import { orderOf } from '../completions/completion-order';
import { readBody } from '../http/read-body';

const assistantQuery = z.object({
  prompt: z.string().min(1),
  /** A catalogue id or an alias; the task chooses otherwise. */
  model: z.string().min(1).max(200).nullish(),
  temperature: z.number().min(0).max(2).default(0.2),
  max_tokens: z.int().min(1).max(16_384).default(512),
  /** For the client's own use; no model sees it. */
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Reads the body of `POST /assistant/query`.
 *
 * @throws EarshotError INVALID_INPUT with the field in details
 */
export function readAssistantQuery(body: unknown): CompletionRequest {
  const { prompt, model, temperature, max_tokens: maxTokens } = readBody(assistantQuery, body);
  return { ...orderOf('quick_query', { prompt }), temperature, maxTokens, ...(typeof model === 'string' ? { model } : {}) };
}
