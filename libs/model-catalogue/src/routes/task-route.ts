import { z } from 'zod';

/** How long and how often models are asked for one request. */
export const routeLimits = z.object({
  /** How long an answer is kept; 0 keeps none. */
  cacheTtlSeconds: z.int().min(0),
  /** Calls of one model, the first included. */
  maxAttemptsPerCandidate: z.int().min(1).max(5),
  /** Paid calls of one request over all models. */
  maxAttempts: z.int().min(1).max(10),
  attemptTimeoutSeconds: z.number().positive(),
  /** The limit of the call that follows a timeout. */
  longerTimeoutSeconds: z.number().positive(),
  /** For the request as a whole, waits included. */
  deadlineSeconds: z.number().positive(),
  /** From a call to the first piece of a streamed answer. */
  firstTokenSeconds: z.number().positive(),
  /** Between two pieces of a streamed answer. */
  idleSeconds: z.number().positive(),
  /** No further paid call once those of one request cost this many US dollars. */
  maxSpendUsd: z.string().regex(/^\d+(\.\d{1,9})?$/, 'a decimal number of US dollars with at most nine decimals'),
});

/** Who is asked for a task, in which order, and within which limits. */
export const taskRoute = z.object({
  /** The folder of `prompts/`. */
  task: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Model ids in the order in which they are asked; the last one is local. */
  candidates: z.array(z.string()).min(1),
  /** Model ids that go before them where deep quality is asked for. */
  deepCandidates: z.array(z.string()),
  /**
   * Whether deep models may be asked: `never`, where `asked` for, or `always` for a task that needs them. A batch never asks one,
   * whatever stands here.
   */
  depth: z.enum(['never', 'asked', 'always']),
  /** `private` asks nobody outside the operator's own machines. */
  privacy: z.enum(['any', 'private']),
  ...routeLimits.shape,
});
export type TaskRoute = z.infer<typeof taskRoute>;
