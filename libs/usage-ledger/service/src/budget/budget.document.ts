import type { Plan } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import type { BudgetAmount, KeptBalances } from '@earshot/usage-ledger/accounting';
import { Schema } from 'mongoose';
import type { AppliedPrice, CallIdentity, UsageEntry } from '../entries/usage-entry.document';
import type { Packed } from './packed';

/** What one attempt has set aside, with everything that its ledger line will need. */
export interface Reservation extends CallIdentity, AppliedPrice {
  readonly attemptId: string;
  readonly promptTokens: number;
  readonly maxCompletionTokens: number;
  readonly reserved: BudgetAmount;
  readonly reservedAt: Date;
  readonly expiresAt: Date;
}

/** A limit as it was set, in both measures. */
export interface Grant {
  readonly plan: Plan;
  readonly tokens: number;
  readonly nanoUsd: bigint;
  readonly grantedAt: Date;
}

/** The last attempt that a repricing has come past, in the order of recording; number 0 before the first one. */
export interface RepricingPosition {
  readonly number: number;
  readonly at: Date;
  readonly entryId: string;
}

/**
 * The budget of one tenant and one UTC month. Whatever must hold together is in this one document, so that one
 * conditional update moves it from one true state to the next.
 */
export interface BudgetDocument extends KeptBalances {
  /** `<tenantId>:<period>`. */
  readonly _id: string;
  readonly tenantId: string;
  readonly period: string;
  readonly plan: Plan;
  readonly limitTokens: number;
  readonly limitNanoUsd: bigint | null;
  /** What was granted, from the first on: the last one is the limit. Append-only. */
  readonly grants: readonly Grant[];
  /** How far the last repricing has come. */
  readonly repriced: RepricingPosition;
  /** Reservations by attempt id whose outcome is awaited. */
  readonly open: Readonly<Record<string, Packed<Reservation>>>;
  readonly openCount: number;
  /** Reservations by attempt id that were charged as `unknown`; the truth, should it still arrive, takes them out, once. */
  readonly expired: Readonly<Record<string, Packed<Reservation>>>;
  /** The outbox by entry id: lines that this budget counts already and that the ledger has not confirmed. */
  readonly pending: Readonly<Record<string, Packed<UsageEntry>>>;
  readonly pendingCount: number;
}

const amount = {
  type: new Schema({ tokens: { type: Number, required: true }, nanoUsd: { type: BigInt, required: true } }),
  required: true,
};

const grantSchema = new Schema({
  plan: { type: String, required: true },
  tokens: { type: Number, required: true },
  nanoUsd: { type: BigInt, required: true },
  grantedAt: { type: Date, required: true },
});

const packedValues = { type: Map, of: String, default: {} };

export const budgets = defineDocument<BudgetDocument>({
  collection: 'budgets',
  schema: new Schema({
    _id: { type: String, required: true },
    tenantId: { type: String, required: true },
    period: { type: String, required: true },
    plan: { type: String, required: true },
    limitTokens: { type: Number, required: true },
    limitNanoUsd: { type: BigInt, default: null },
    used: amount,
    reserved: amount,
    remaining: amount,
    unknown: amount,
    saved: amount,
    repriced: {
      type: new Schema({ number: { type: Number, required: true }, at: { type: Date, required: true }, entryId: String }),
      required: true,
    },
    grants: { type: [grantSchema], required: true },
    open: packedValues,
    openCount: { type: Number, required: true },
    expired: packedValues,
    pending: packedValues,
    pendingCount: { type: Number, required: true },
  })
    .index({ tenantId: 1, period: -1 })
    .index({ openCount: 1 })
    .index({ pendingCount: 1 }),
});
