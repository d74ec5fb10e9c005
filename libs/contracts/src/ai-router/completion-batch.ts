import { z } from 'zod';
import { isErrorCode, type ErrorCode } from '../errors/error-catalogue';
import { defineRequest } from '../messages/define-request';
import { completion, completionRequest } from './completion';

/** More questions than these are several batches. */
export const mostBatchQuestions = 50;

/** How one question of a batch has ended: one of the two is there. */
export const batchAnswer = z.object({
  completion: completion.nullable(),
  error: z
    .object({
      code: z.custom<ErrorCode>(isErrorCode),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** Many answers at once, in the order of the questions; like questions are combined into one call. One that fails, fails alone. */
export const completeTasks = defineRequest({
  subject: 'ai-router.v1.completion.create-many',
  request: z.object({ requests: z.array(completionRequest).max(mostBatchQuestions) }),
  reply: z.object({ answers: z.array(batchAnswer) }),
  errors: ['INVALID_INPUT'],
  timeoutMs: 240_000,
});
