import type { AnalysisLevel, BatchQuote, BatchStatus } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

export interface BatchDocument {
  _id: string;
  ownerId: string;
  status: BatchStatus;
  /** In the order in which they were named. The items are made from it, again after a crash if need be. */
  fileIds: string[];
  level: AnalysisLevel;
  interpret: boolean;
  vibeModel: string;
  quote: BatchQuote;
  /** `<ownerId>:<key>`; the batch's own id where the client gave no key. */
  idempotencyKey: string;
  /** SHA-256 of what was asked, to tell a repetition from another request under the same key. */
  requestHash: string;
  createdAt: Date;
  finishedAt: Date | null;
}

const schema = new Schema({
  _id: { type: String, required: true },
  ownerId: { type: String, required: true },
  status: { type: String, required: true },
  fileIds: { type: [String], required: true },
  level: { type: String, required: true },
  interpret: { type: Boolean, required: true },
  vibeModel: { type: String, required: true },
  quote: { type: Schema.Types.Mixed, required: true },
  idempotencyKey: { type: String, required: true },
  requestHash: { type: String, required: true },
  createdAt: { type: Date, required: true },
  finishedAt: { type: Date, default: null },
});
schema.index({ idempotencyKey: 1 }, { unique: true });
schema.index({ ownerId: 1, createdAt: -1, _id: -1 });
schema.index({ status: 1 });

export const batches = defineDocument<BatchDocument>({ collection: 'batch_jobs', schema });
