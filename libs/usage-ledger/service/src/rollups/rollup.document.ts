import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';
import type { PackedCells } from './packed-cells';
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

/** A rollup as it is stored. */
export interface RollupDocument extends Omit<UsageRollup, 'cells'> {
  readonly cells: PackedCells;
}

/** Whose sums and of which span. */
export type RollupKey = Pick<UsageRollup, 'userId' | 'unit' | 'span'>;

/** @returns an id that orders the rollups of one user and unit by their spans. */
export const rollupId = ({ userId, unit, span }: RollupKey): string =>
  userId === null ? `all/${unit}/${span}` : `user/${userId}/${unit}/${span}`;

const text = { type: String, required: true } as const;

export const usageRollups = defineDocument<RollupDocument>({
  collection: 'usage_rollups',
  schema: new Schema({
    _id: text,
    userId: { type: String, default: null },
    unit: text,
    span: text,
    foldedTo: { type: Number, required: true },
    cells: text,
  }).index({ span: 1 }),
});
