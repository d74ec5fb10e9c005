import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/**
 * Which fold is under way, in one document for all replicas. Folds have numbers and follow each other: the next one begins
 * when the last is counted everywhere, and whoever finds one unfinished finishes it.
 */
export interface FoldHead {
  readonly _id: string;
  /** The number of the present fold. */
  readonly fold: number;
  readonly isFinished: boolean;
  /** The lines that it counts. */
  readonly entryIds: readonly string[];
  /** The day or month that it makes anew from what is below it; null for a fold that counts lines. */
  readonly span: string | null;
}

export type FoldWork = Pick<FoldHead, 'entryIds' | 'span'>;

export const foldHeads = defineDocument<FoldHead>({
  collection: 'usage_folds',
  schema: new Schema({
    _id: { type: String, required: true },
    fold: { type: Number, required: true },
    isFinished: { type: Boolean, required: true },
    entryIds: { type: [String], required: true },
    span: { type: String, default: null },
  }),
});
