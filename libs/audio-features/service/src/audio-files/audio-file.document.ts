import type { AudioFormat, Mode } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** The latest measurement in few words, kept with the file so that lists can be filtered by it. */
export interface MeasuredSummary {
  analysisId: string;
  bpm: number | null;
  key: string | null;
  mode: Mode | null;
}

export interface AudioFileDocument {
  _id: string;
  /** The upload that made it: a repeated upload message finds the same file. */
  uploadId: string;
  ownerId: string;
  filename: string;
  format: AudioFormat;
  sizeBytes: number;
  blobId: string;
  durationSeconds: number;
  sampleRateHz: number;
  channels: number;
  tags: string[];
  metadata: Record<string, string | number>;
  uploadedAt: Date;
  analyzed: boolean;
  summary: MeasuredSummary | null;
}

const schema = new Schema({
  _id: { type: String, required: true },
  uploadId: { type: String, required: true },
  ownerId: { type: String, required: true },
  filename: { type: String, required: true },
  format: { type: String, required: true },
  sizeBytes: { type: Number, required: true },
  blobId: { type: String, required: true },
  durationSeconds: { type: Number, required: true },
  sampleRateHz: { type: Number, required: true },
  channels: { type: Number, required: true },
  tags: { type: [String], required: true },
  metadata: { type: Schema.Types.Mixed, default: {} },
  uploadedAt: { type: Date, required: true },
  analyzed: { type: Boolean, required: true },
  summary: {
    type: new Schema({ analysisId: String, bpm: Number, key: String, mode: String }, { _id: false }),
    default: null,
  },
});
schema.index({ uploadId: 1 }, { unique: true });
schema.index({ ownerId: 1, uploadedAt: -1, _id: -1 });
schema.index({ blobId: 1 });

export const audioFiles = defineDocument<AudioFileDocument>({ collection: 'audio_files', schema });
