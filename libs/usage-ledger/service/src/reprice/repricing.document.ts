import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** One repricing, as it was begun. They follow each other: the next one begins when the last is finished. */
export interface Repricing {
  readonly _id: string;
  /** Counts from 1; part of the ids of its lines. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
  readonly model: string | null;
  readonly priceVersion: string;
  /** The number of the repricing that it takes back; null for one to other prices. */
  readonly undoes: number | null;
  readonly isFinished: boolean;
  readonly begunBy: string;
  readonly begunAt: Date;
}

const text = { type: String, required: true } as const;

export const repricings = defineDocument<Repricing>({
  collection: 'usage_repricings',
  schema: new Schema({
    _id: text,
    number: { type: Number, required: true },
    from: text,
    to: text,
    provider: { type: String, default: null },
    model: { type: String, default: null },
    priceVersion: text,
    undoes: { type: Number, default: null },
    isFinished: { type: Boolean, required: true },
    begunBy: text,
    begunAt: { type: Date, required: true },
  }).index({ number: -1 }, { unique: true }),
});
