import { z } from 'zod';
import { defineEvent } from '../messages/define-event';
import { defineRequest } from '../messages/define-request';
import { usdAmount } from '../usage-ledger/usd-amount';

/** What kept answers were good for, since this installation began to count, over all processes. */
export const cacheStats = z.object({
  hits: z.int().min(0),
  /** Requests whose answer could have been kept, but was not there. */
  misses: z.int().min(0),
  totalRequests: z.int().min(0),
  /** 0 to 100; 0 before the first request. */
  hitRatePercent: z.number().min(0).max(100),
  /** Answers that are kept now. */
  cachedResponses: z.int().min(0),
  savedTokens: z.int().min(0),
  savedUsd: usdAmount,
  backend: z.enum(['memory', 'disk', 'redis']),
  connected: z.boolean(),
  /** As the backend words it (`1.25M`), or null where it is not known. */
  usedMemory: z.string().nullable(),
});
export type CacheStats = z.infer<typeof cacheStats>;

export const findCacheStats = defineRequest({
  subject: 'ai-router.v1.cache-stats.find',
  request: z.object({}),
  reply: cacheStats,
});

/** Names one kept answer: its task and the SHA-256 over everything that changes it. Completions carry it. */
const cacheKey = z
  .string()
  .max(200)
  .regex(/^[^\s:]+:[0-9a-f]{64}$/, 'the cache key of a completion');

/** Which answers are meant: one, those of a task, or all. */
export const clearedAnswers = z
  .object({ task: z.string().optional(), entry: cacheKey.optional() })
  .refine(({ task, entry }) => task === undefined || entry === undefined, 'either a task or an entry');
export type ClearedAnswers = z.infer<typeof clearedAnswers>;

/** Forgets kept answers, in every replica. For administrators. NOT_FOUND for a task that there is not. */
export const clearCache = defineRequest({
  subject: 'ai-router.v1.kept-answer.clear',
  request: clearedAnswers,
  reply: z.object({ cleared: z.int().min(0) }),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  timeoutMs: 30_000,
});

/** Kept answers were cleared: whoever keeps some in its own memory forgets them too. */
export const cacheCleared = defineEvent({ subject: 'ai-router.v1.kept-answer.cleared', payload: clearedAnswers });
