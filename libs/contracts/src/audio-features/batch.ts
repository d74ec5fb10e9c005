import { z } from 'zod';
import { defineEvent } from '../messages/define-event';
import { defineJob } from '../messages/define-job';
import { defineRequest } from '../messages/define-request';
import { pageOf, pageRequest } from '../messages/page';
import { usdAmount } from '../usage-ledger/usd-amount';
import { analysisStatus, phaseFailure } from './analysis';
import { analysisLevel } from './measured-features';

export const batchStatus = z.enum(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED']);
export type BatchStatus = z.infer<typeof batchStatus>;

export const batchQuote = z.object({ files: z.int(), estimatedTokens: z.int(), estimatedCostUsd: usdAmount, estimatedSeconds: z.number() });
export type BatchQuote = z.infer<typeof batchQuote>;

export const batchItemView = z.object({
  fileId: z.string(),
  status: analysisStatus,
  analysisId: z.string().nullable(),
  failure: phaseFailure.nullable(),
  attempts: z.int(),
});
export type BatchItemView = z.infer<typeof batchItemView>;

export const batchView = z.object({
  id: z.string(),
  ownerId: z.string(),
  status: batchStatus,
  totalFiles: z.int(),
  completed: z.int(),
  failed: z.int(),
  quote: batchQuote,
  actualCostUsd: usdAmount,
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type BatchView = z.infer<typeof batchView>;

/**
 * Quotes a batch and, unless it is a dry run, begins it. The same request under the same idempotency key answers the
 * same batch; another request under that key is a CONFLICT.
 */
export const submitBatch = defineRequest({
  subject: 'audio-features.v1.batch.submit',
  request: z.object({
    fileIds: z.array(z.string()).min(1).max(10_000),
    level: analysisLevel,
    interpret: z.boolean(),
    idempotencyKey: z.string().min(1).max(200).optional(),
    dryRun: z.boolean(),
    /** The user's preferred model; the deep one is never taken. */
    vibeModel: z.string(),
  }),
  reply: z.object({ quote: batchQuote, batch: batchView.nullable() }),
  errors: ['INVALID_INPUT', 'NOT_FOUND', 'BUDGET_EXCEEDED', 'CONFLICT', 'PROVIDERS_UNAVAILABLE'],
  timeoutMs: 30_000,
});

export const findBatch = defineRequest({
  subject: 'audio-features.v1.batch.find',
  request: z.object({ id: z.string() }),
  reply: batchView,
  errors: ['NOT_FOUND'],
});

export const listBatches = defineRequest({
  subject: 'audio-features.v1.batch.list',
  request: z.object({ page: pageRequest }),
  reply: pageOf(batchView),
  errors: ['INVALID_INPUT'],
});

/** The items of a batch in the order in which their files were named. */
export const listBatchItems = defineRequest({
  subject: 'audio-features.v1.batch-item.list',
  request: z.object({ batchId: z.string(), page: pageRequest }),
  reply: pageOf(batchItemView),
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});

/** Stops a batch: what runs is ended, what waits is not begun, what is done stays. */
export const cancelBatch = defineRequest({
  subject: 'audio-features.v1.batch.cancel',
  request: z.object({ id: z.string() }),
  reply: batchView,
  errors: ['NOT_FOUND', 'CONFLICT'],
});

/** Runs the failed items of a batch again. */
export const retryBatch = defineRequest({
  subject: 'audio-features.v1.batch.retry',
  request: z.object({ id: z.string() }),
  reply: batchView,
  errors: ['NOT_FOUND', 'CONFLICT'],
});

/** A batch took a step; resumable through the event log, keyed by the batch id. */
export const batchProgressed = defineEvent({
  subject: 'audio-features.v1.batch.progressed',
  payload: z.object({
    batchId: z.string(),
    status: batchStatus,
    totalFiles: z.int(),
    completed: z.int(),
    failed: z.int(),
    lastItem: batchItemView.nullable(),
  }),
});

/** A batch was cancelled: whoever works at it stops. */
export const batchCancelled = defineEvent({ subject: 'audio-features.v1.batch.cancelled', payload: z.object({ batchId: z.string() }) });

/** One item of a batch, to be run by whichever worker is free. */
export const runBatchItem = defineJob({
  subject: 'audio-features.v1.batch-item.run',
  payload: z.object({ batchId: z.string(), itemId: z.string(), run: z.int() }),
});
