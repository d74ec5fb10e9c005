import { z } from 'zod';
import { quality } from '../ai-router/completion';
import { vibeReading } from '../ai-router/vibe';
import { defineEvent } from '../messages/define-event';
import { defineJob } from '../messages/define-job';
import { defineRequest } from '../messages/define-request';
import { pageOf, pageRequest } from '../messages/page';
import { usdAmount } from '../usage-ledger/usd-amount';
import { analysisLevel, measuredFeatures } from './measured-features';

/** QUEUED → RUNNING → COMPLETE, PARTIAL or FAILED; SKIPPED when the user does not want analyses and did not force one. */
export const analysisStatus = z.enum(['QUEUED', 'RUNNING', 'COMPLETE', 'PARTIAL', 'FAILED', 'SKIPPED']);
export type AnalysisStatus = z.infer<typeof analysisStatus>;

/** Which phase failed (`decode`, `features`, `second-opinion`, `vibe`) and how. */
export const phaseFailure = z.object({ phase: z.string(), code: z.string(), message: z.string() });
export type PhaseFailure = z.infer<typeof phaseFailure>;

/** Which measured value a number in a text rests on. */
const evidence = z.object({ text: z.string(), field: z.string(), value: z.number() });
export type Evidence = z.infer<typeof evidence>;

export const vibeView = vibeReading.extend({ provider: z.string(), model: z.string(), evidence: z.array(evidence) });
export type VibeView = z.infer<typeof vibeView>;

export const analysisView = z.object({
  id: z.string(),
  fileId: z.string(),
  ownerId: z.string(),
  level: analysisLevel,
  status: analysisStatus,
  engineVersion: z.string(),
  features: measuredFeatures.nullable(),
  vibe: vibeView.nullable(),
  failures: z.array(phaseFailure),
  /** The measurements were there already for the same bytes, engine and level. */
  cached: z.boolean(),
  elapsedSeconds: z.number(),
  costUsd: usdAmount,
  analyzedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type AnalysisView = z.infer<typeof analysisView>;

/**
 * Asks for an analysis. Answers as soon as it has ended, or after `waitSeconds` with whatever state it is in.
 * BUDGET_EXCEEDED is answered before anything is begun.
 */
export const requestAnalysis = defineRequest({
  subject: 'audio-features.v1.analysis.request',
  request: z.object({
    fileId: z.string(),
    level: analysisLevel,
    interpret: z.boolean(),
    quality: quality.optional(),
    /** Wins over the preferred model. */
    model: z.string().max(200).optional(),
    force: z.boolean(),
    waitSeconds: z.int().min(0).max(120),
    preferences: z.object({ autoAnalyze: z.boolean(), vibeModel: z.string() }),
  }),
  reply: analysisView,
  errors: ['NOT_FOUND', 'INVALID_INPUT', 'BUDGET_EXCEEDED', 'PROVIDERS_UNAVAILABLE'],
  timeoutMs: 130_000,
});

export const findAnalyses = defineRequest({
  subject: 'audio-features.v1.analysis.find',
  request: z.object({ ids: z.array(z.string()).max(100) }),
  reply: z.object({ analyses: z.array(analysisView) }),
});

/** The caller's analyses, newest first. */
export const listAnalyses = defineRequest({
  subject: 'audio-features.v1.analysis.list',
  request: z.object({ fileId: z.string().optional(), page: pageRequest }),
  reply: pageOf(analysisView),
  errors: ['INVALID_INPUT'],
});

/** An analysis took a step. Whoever wants the whole of it asks for it. */
export const analysisChanged = defineEvent({
  subject: 'audio-features.v1.analysis.changed',
  payload: z.object({ analysisId: z.string(), fileId: z.string(), ownerId: z.string(), status: analysisStatus }),
});

/** One analysis to be run by whichever worker is free. */
export const runAnalysis = defineJob({
  subject: 'audio-features.v1.analysis.run',
  payload: z.object({ analysisId: z.string() }),
});
