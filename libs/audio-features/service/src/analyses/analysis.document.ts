import { engineVersion } from '@earshot/audio-features/dsp';
import type { AnalysisLevel, AnalysisStatus, PhaseFailure, Quality, VibeView } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** What the reading by a language model was asked to be. */
export interface InterpretationOptions {
  quality?: Quality;
  /** A catalogue id or alias. */
  model?: string;
}

export interface AnalysisDocument {
  _id: string;
  fileId: string;
  ownerId: string;
  level: AnalysisLevel;
  status: AnalysisStatus;
  engineVersion: string;
  /** Null when only the measurements are wanted. */
  interpretation: InterpretationOptions | null;
  /** The batch that it is an item of; the batch then sees to it that it ends. */
  batchId: string | null;
  measurementId: string | null;
  vibe: VibeView | null;
  failures: PhaseFailure[];
  cached: boolean;
  elapsedSeconds: number;
  costUsd: string;
  /** How often a worker began it. */
  attempts: number;
  createdAt: Date;
  /** The last sign of life of whoever works at it. */
  touchedAt: Date;
  analyzedAt: Date | null;
}

const schema = new Schema({
  _id: { type: String, required: true },
  fileId: { type: String, required: true },
  ownerId: { type: String, required: true },
  level: { type: String, required: true },
  status: { type: String, required: true },
  engineVersion: { type: String, required: true },
  interpretation: { type: Schema.Types.Mixed, default: null },
  batchId: { type: String, default: null },
  measurementId: { type: String, default: null },
  vibe: { type: Schema.Types.Mixed, default: null },
  failures: { type: [{ _id: false, phase: String, code: String, message: String }], default: [] },
  cached: { type: Boolean, default: false },
  elapsedSeconds: { type: Number, default: 0 },
  costUsd: { type: String, default: '0' },
  attempts: { type: Number, default: 0 },
  createdAt: { type: Date, required: true },
  touchedAt: { type: Date, required: true },
  analyzedAt: { type: Date, default: null },
});
schema.index({ ownerId: 1, createdAt: -1, _id: -1 });
schema.index({ ownerId: 1, fileId: 1, createdAt: -1, _id: -1 });
schema.index({ fileId: 1 });
schema.index({ status: 1, touchedAt: 1 });

export const analyses = defineDocument<AnalysisDocument>({ collection: 'analyses', schema });

type NewAnalysis = Pick<AnalysisDocument, 'fileId' | 'ownerId' | 'level' | 'interpretation' | 'batchId'> & { readonly id: string };

/** @returns an analysis of which nothing has been done yet */
export function createAnalysis({ id, ...wanted }: NewAnalysis): AnalysisDocument {
  const now = new Date();
  return {
    ...wanted,
    _id: id,
    status: 'QUEUED',
    engineVersion,
    measurementId: null,
    vibe: null,
    failures: [],
    cached: false,
    elapsedSeconds: 0,
    costUsd: '0',
    attempts: 0,
    createdAt: now,
    touchedAt: now,
    analyzedAt: null,
  };
}
