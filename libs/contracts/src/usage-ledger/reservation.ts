import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { tokenUsage } from './token-usage';
import { usageRecord } from './usage-record';
import { usdAmount } from './usd-amount';

/** Names one try at one model. The id is made before the call and is unique for ever; it holds letters, digits and `-` only. */
export const attemptId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

const attemptIdentity = z.object({
  attemptId,
  /** One operation may need several attempts. */
  operationId: z.string(),
  /** Counts from 1 within its operation. */
  attempt: z.int().min(1),
  task: z.string(),
  provider: z.string(),
  model: z.string(),
  fileId: z.string().optional(),
});

/**
 * Admission before a call: sets aside what the call may cost at most, on the budget of the caller's tenant for the
 * present UTC month. The same attempt id again is answered like the first time and sets nothing aside twice; CONFLICT
 * when it says something else, or when the attempt is settled or void already. INVALID_INPUT for a model without a price.
 * A call that costs nothing is admitted with an exhausted budget too. BUDGET_EXCEEDED carries details `{ remainingTokens, resetsAt }`.
 */
export const reserveUsage = defineRequest({
  subject: 'usage-ledger.v1.reservation.create',
  request: attemptIdentity.extend({ promptTokens: z.int().min(0), maxCompletionTokens: z.int().min(0) }),
  reply: z.object({ attemptId, reservedTokens: z.int(), reservedUsd: usdAmount, priceVersion: z.string(), expiresAt: z.iso.datetime() }),
  errors: ['BUDGET_EXCEEDED', 'INVALID_INPUT', 'CONFLICT'],
});

/**
 * Replaces a reservation by what the call really used, exactly once; again is a no-op that answers the same record, and
 * CONFLICT when it says something else. A reservation that expired meanwhile is corrected. INVALID_INPUT for a usage that
 * contradicts itself: parts larger than the whole, or a total that is not the sum of prompt and completion.
 */
export const settleUsage = defineRequest({
  subject: 'usage-ledger.v1.reservation.settle',
  request: z.object({
    attemptId,
    usage: tokenUsage,
    /** The provider named no usage, so these tokens were counted here. */
    estimated: z.boolean(),
    /** What went wrong where tokens were used all the same, for example by an answer that could not be read. */
    outcome: z.string().min(1).default('answered'),
  }),
  reply: usageRecord,
  errors: ['RESERVATION_NOT_FOUND', 'CONFLICT', 'INVALID_INPUT'],
});

/** Gives a reservation back: the call failed. It is recorded at zero cost. */
export const voidUsage = defineRequest({
  subject: 'usage-ledger.v1.reservation.void',
  request: z.object({ attemptId, outcome: z.string().min(1) }),
  reply: usageRecord,
  errors: ['RESERVATION_NOT_FOUND', 'CONFLICT'],
});

/** Records an answer from the cache: no call, no cost, but what it saved. INVALID_INPUT for a model without a price. */
export const recordCacheHit = defineRequest({
  subject: 'usage-ledger.v1.cache-hit.record',
  request: attemptIdentity.extend({ saved: tokenUsage }),
  reply: usageRecord,
  errors: ['CONFLICT', 'INVALID_INPUT'],
});

/** What tokens of a model cost now. */
export const quotePrice = defineRequest({
  subject: 'usage-ledger.v1.price.quote',
  request: z.object({ provider: z.string(), model: z.string(), promptTokens: z.int().min(0), completionTokens: z.int().min(0) }),
  reply: z.object({ costUsd: usdAmount, priceVersion: z.string() }),
  errors: ['INVALID_INPUT'],
});
