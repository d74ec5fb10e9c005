import type { TokenUsage } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import type { BudgetAmount, EntryKind, TokenRates } from '@earshot/usage-ledger/accounting';
import { Schema } from 'mongoose';

/** What was tried: one attempt of one operation at one model. */
export interface CallIdentity {
  readonly userId: string;
  readonly operationId: string;
  readonly attempt: number;
  readonly task: string;
  readonly provider: string;
  readonly model: string;
  readonly fileId: string | null;
}

/** The price that was in force, copied so that a line explains itself for ever. */
export interface AppliedPrice {
  readonly priceVersion: string;
  readonly rates: TokenRates;
}

/** What was set aside for a call, and when. */
export interface ReservedAmount extends BudgetAmount {
  readonly at: Date;
}

/** One line of the ledger. It is inserted once and never changed; the sum of the lines of a budget is what it has used. */
export interface UsageEntry extends CallIdentity, AppliedPrice {
  /** The attempt id; of a correction the attempt id and `_settled`, of a new price the attempt id and the repricing. */
  readonly _id: string;
  readonly kind: EntryKind;
  readonly tenantId: string;
  /** The UTC month of the reservation, whose budget is charged; the line may be recorded later. */
  readonly period: string;
  readonly outcome: string;
  readonly estimated: boolean;
  readonly usage: TokenUsage;
  readonly costNanoUsd: bigint;
  readonly savedNanoUsd: bigint;
  /** What was set aside for it and when: all that its postings need beside the line itself. Null without a reservation. */
  readonly reserved: ReservedAmount | null;
  readonly recordedAt: Date;
  /** Made anew each time a budget counts a line: it tells one that is delivered again from one that was counted again. */
  readonly postingId: string;
  /** Book-keeping, no part of what the line says: true until the rollups count it, then gone. Set by the store. */
  readonly isUnfolded?: boolean;
}

const text = { type: String, required: true } as const;
const integer = { type: Number, required: true } as const;
const bigInteger = { type: BigInt, required: true } as const;

const callIdentityFields = {
  userId: text,
  operationId: text,
  attempt: integer,
  task: text,
  provider: text,
  model: text,
  fileId: { type: String, default: null },
};

const classRateFields = {
  input: bigInteger,
  cachedInput: bigInteger,
  cacheWrite: bigInteger,
  output: bigInteger,
  reasoning: bigInteger,
};

const appliedPriceFields = {
  priceVersion: text,
  rates: {
    type: new Schema({
      ...classRateFields,
      tiers: { type: [new Schema({ abovePromptTokens: integer, ...classRateFields })], default: undefined },
    }),
    required: true,
  },
};

const usageSchema = new Schema({
  promptTokens: integer,
  completionTokens: integer,
  totalTokens: integer,
  cachedPromptTokens: integer,
  cacheWriteTokens: integer,
  reasoningTokens: integer,
});

const usageEntryFields = {
  _id: text,
  kind: text,
  tenantId: text,
  period: text,
  ...callIdentityFields,
  outcome: text,
  estimated: { type: Boolean, required: true },
  usage: { type: usageSchema, required: true },
  costNanoUsd: bigInteger,
  savedNanoUsd: bigInteger,
  reserved: {
    type: new Schema({ tokens: integer, nanoUsd: bigInteger, at: { type: Date, required: true } }),
    default: null,
  },
  ...appliedPriceFields,
  recordedAt: { type: Date, required: true },
  postingId: { type: String, default: '' },
};

export const usageEntries = defineDocument<UsageEntry>({
  collection: 'usage_entries',
  schema: new Schema({ ...usageEntryFields, isUnfolded: { type: Boolean, default: true } })
    .index({ recordedAt: -1, _id: -1 })
    .index({ userId: 1, recordedAt: -1, _id: -1 })
    .index({ tenantId: 1, period: 1, recordedAt: 1, _id: 1 })
    .index({ isUnfolded: 1 }, { sparse: true }),
});
