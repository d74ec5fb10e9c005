import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';
import type { RollupCell } from './rollup-cells';

export type RollupUnit = 'day' | 'month';

/**
 * The sums of one UTC day or month, of one user or of all. Derived from the lines of the ledger and from nothing else: it
 * can be thrown away and made anew.
 */
export interface UsageRollup {
  readonly _id: string;
  /** Null for the sums of all users. */
  readonly userId: string | null;
  readonly unit: RollupUnit;
  /** `2026-11-21` or `2026-11`. */
  readonly span: string;
  /** The last fold that is counted here; a fold is counted only where this number is smaller than its own. */
  readonly foldedTo: number;
  readonly cells: readonly RollupCell[];
}

/** Whose sums and of which span. */
export type RollupKey = Pick<UsageRollup, 'userId' | 'unit' | 'span'>;

/** @returns an id that orders the rollups of one user and unit by their spans. */
export const rollupId = ({ userId, unit, span }: RollupKey): string =>
  userId === null ? `all/${unit}/${span}` : `user/${userId}/${unit}/${span}`;

const text = { type: String, required: true } as const;
const integer = { type: Number, required: true } as const;
const bigInteger = { type: BigInt, required: true } as const;

const cellSchema = new Schema({
  task: text,
  provider: text,
  model: text,
  requests: integer,
  cacheHits: integer,
  failures: integer,
  promptTokens: integer,
  completionTokens: integer,
  cachedPromptTokens: integer,
  reasoningTokens: integer,
  totalTokens: integer,
  costNanoUsd: bigInteger,
  savedNanoUsd: bigInteger,
});

export const usageRollups = defineDocument<UsageRollup>({
  collection: 'usage_rollups',
  schema: new Schema({
    _id: text,
    userId: { type: String, default: null },
    unit: text,
    span: text,
    foldedTo: integer,
    cells: { type: [cellSchema], required: true },
  })
    .index({ span: 1 })
    .index({ unit: 1, span: 1 }),
});
