import { z } from 'zod';
import { measuredFeatures } from '../audio-features/measured-features';
import { defineRequest } from '../messages/define-request';
import { defineStream } from '../messages/define-stream';
import { tokenUsage } from '../usage-ledger/token-usage';
import { usdAmount } from '../usage-ledger/usd-amount';
import { attempt } from './attempt';
import { chatParameters } from './chat-parameters';
import { compressionReport } from './compression-report';
import { conversationMessage, toolCall } from './conversation-message';

/** `FAST` and `DEEP` are the two roles that a model may play; a batch never takes the deep one. */
export const quality = z.enum(['FAST', 'DEEP']);
export type Quality = z.infer<typeof quality>;

/** What is to be answered, and what may be chosen about it. */
export const completionRequest = z.object({
  /** Named by the caller, so that a repeated message does not pay twice. */
  operationId: z.string().min(1),
  /** A folder of `prompts/`, for example `vibe_analysis`. */
  task: z.string(),
  /** The values of the prompt template's variables. */
  variables: z.record(z.string(), z.string()).default({}),
  /** A conversation that is asked as it is, instead of the prompt of the task. */
  messages: z.array(conversationMessage).min(1).max(2_000).optional(),
  /** What else a client of chat completions asks for. */
  parameters: chatParameters.optional(),
  /** What was measured, for the rule-based provider and for checking the answer. */
  measurements: measuredFeatures.optional(),
  /** A catalogue id or an alias; wins over quality. */
  model: z.string().optional(),
  quality: quality.optional(),
  /** 0 to 2; the prompt's own setting otherwise. */
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(16_384).optional(),
  /**
   * False sends the prompt as it was written; a conversation is compressed only where this is true, and nothing where its task
   * forbids it.
   */
  compress: z.boolean().optional(),
  /** Part of a batch: the deep route is closed to it. */
  batch: z.boolean().default(false),
  fileId: z.string().optional(),
});
export type CompletionRequest = z.infer<typeof completionRequest>;

export const completion = z.object({
  id: z.string(),
  task: z.string(),
  content: z.string(),
  /** The content as a value that satisfies the schema of the task; null when the task asks for free text. */
  data: z.unknown().nullable(),
  provider: z.string(),
  model: z.string(),
  cached: z.boolean(),
  usage: tokenUsage,
  costUsd: usdAmount,
  elapsedSeconds: z.number().min(0),
  attempts: z.array(attempt),
  finishReason: z.string(),
  /** Functions that the model wants called; empty where it wants none. */
  toolCalls: z.array(toolCall),
  /** Null where nothing was to be compressed. Optional on the wire, since routers of before do not send it. */
  compression: compressionReport.nullable().default(null),
  /** Under which the answer is kept; absent where its task keeps none. */
  cacheKey: z.string().optional(),
});
export type Completion = z.infer<typeof completion>;

/** One answer from a model, through budget, cache, retries and fallbacks. PROVIDERS_UNAVAILABLE carries details `{ attempts, retryAfterSeconds? }`. */
export const completeTask = defineRequest({
  subject: 'ai-router.v1.completion.create',
  request: completionRequest,
  reply: completion,
  errors: ['INVALID_INPUT', 'NOT_FOUND', 'SECRET_DETECTED', 'BUDGET_EXCEEDED', 'PROVIDERS_UNAVAILABLE'],
  timeoutMs: 120_000,
});

/** A piece of an answer; the last one has the completion as a whole and no text. */
export const completionDelta = z.object({
  text: z.string(),
  /** Pieces of tool calls, as OpenAI streams them. */
  toolCalls: z.array(z.unknown()),
  /** Who writes it; null as long as nobody does. */
  model: z.string().nullable(),
  completion: completion.nullable(),
});
export type CompletionDelta = z.infer<typeof completionDelta>;

/**
 * The same, piece by piece. Before the first piece another model may take over unseen; after it a failure ends the stream with
 * ANSWER_CUT_OFF. An empty piece only says that the request is still alive.
 */
export const streamTask = defineStream({
  subject: 'ai-router.v1.completion.stream',
  request: completionRequest,
  item: completionDelta,
  errors: ['INVALID_INPUT', 'NOT_FOUND', 'SECRET_DETECTED', 'BUDGET_EXCEEDED', 'PROVIDERS_UNAVAILABLE', 'ANSWER_CUT_OFF'],
});

/** What such an answer would cost at most, and who would give it, without asking anybody. */
export const estimateCompletion = defineRequest({
  subject: 'ai-router.v1.completion.estimate',
  request: completionRequest.omit({ operationId: true, measurements: true }),
  reply: z.object({ provider: z.string(), model: z.string(), estimatedTokens: z.int(), estimatedUsd: usdAmount }),
  errors: ['INVALID_INPUT', 'NOT_FOUND', 'SECRET_DETECTED', 'PROVIDERS_UNAVAILABLE'],
});
