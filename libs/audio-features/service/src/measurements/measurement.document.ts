import type { AnalysisLevel, MeasuredFeatures, Waveform } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/**
 * What one engine measured in one content at one level. It belongs to the bytes, not to a person: the same bytes are
 * never measured twice, whoever uploads them, and it never expires.
 */
export interface MeasurementDocument {
  /** `<contentHash>:<engineVersion>:<level>` */
  _id: string;
  contentHash: string;
  level: AnalysisLevel;
  features: MeasuredFeatures;
  waveform: Waveform;
  decodedSeconds: number;
  declaredSeconds: number | null;
  truncated: boolean;
  measuredAt: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  contentHash: { type: String, required: true },
  level: { type: String, required: true },
  features: { type: Schema.Types.Mixed, required: true },
  waveform: { type: Schema.Types.Mixed, required: true },
  decodedSeconds: { type: Number, required: true },
  declaredSeconds: { type: Number, default: null },
  truncated: { type: Boolean, required: true },
  measuredAt: { type: Date, required: true },
});
schema.index({ contentHash: 1 });

export const measurements = defineDocument<MeasurementDocument>({ collection: 'measurements', schema });
