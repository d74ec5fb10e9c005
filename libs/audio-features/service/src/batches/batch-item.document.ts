import type { AnalysisStatus, PhaseFailure } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

export interface BatchItemDocument {
  /** `<batchId>-<index>`, the index padded so that ids sort in the order of the files. */
  _id: string;
  batchId: string;
  fileId: string;
  status: AnalysisStatus;
  /** Named before the analysis is begun, so that a job that is delivered twice makes one analysis. */
  analysisId: string;
  costUsd: string;
  failure: PhaseFailure | null;
  attempts: number;
  /** Which go at it this is: 1, and one more for each retry of the batch. */
  run: number;
  /** Whether its end is in the event log. A batch ends when all of its items are told, so that its end is the last thing told. */
  isTold: boolean;
}

const schema = new Schema({
  _id: { type: String, required: true },
  batchId: { type: String, required: true },
  fileId: { type: String, required: true },
  status: { type: String, required: true },
  analysisId: { type: String, required: true },
  costUsd: { type: String, required: true },
  failure: { type: Schema.Types.Mixed, default: null },
  attempts: { type: Number, required: true },
  run: { type: Number, required: true },
  isTold: { type: Boolean, required: true },
});
schema.index({ batchId: 1, _id: 1 });
schema.index({ batchId: 1, status: 1 });
schema.index({ batchId: 1, isTold: 1 });

export const batchItems = defineDocument<BatchItemDocument>({ collection: 'batch_items', schema });
