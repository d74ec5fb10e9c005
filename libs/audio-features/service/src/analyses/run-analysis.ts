import { type AnalysisStatus, type CallerIdentity, type PhaseFailure, type VibeView } from '@earshot/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import type { AudioFileDocument } from '../audio-files/audio-file.document';
import { MeasureContent, type MeasuredContent } from '../measurements/measure-content';
import type { MeasurementDocument } from '../measurements/measurement.document';
import { phaseFailureOf } from '../measurements/phase-failure-of';
import type { AnalysisDocument } from './analysis.document';
import { AnalysisAnnouncer } from './analysis-announcer';
import { AnalysisRepository } from './analysis.repository';
import { InterpretMeasurement } from './interpret-measurement';
import { giveSignsOfLife } from './signs-of-life';

/** So often that nobody else takes the work up meanwhile, and that what was deleted is not worked at for long. */
const touchIntervalMs = 3_000;

/** Failures of the machinery rather than of the file: worth another try by the queue. */
const worthAnotherTry = new Set(['INTERNAL', 'SERVICE_UNAVAILABLE', 'CANCELLED']);

interface Reading {
  readonly vibe: VibeView | null;
  readonly costUsd: string;
  readonly failure: PhaseFailure | null;
}

/** Runs the two phases of an analysis: measure, then have the measurements read. What the first found outlives a failure of the second. */
@Injectable()
export class RunAnalysis {
  private readonly logger = new Logger(RunAnalysis.name);

  constructor(
    private readonly analyses: AnalysisRepository,
    private readonly files: AudioFileRepository,
    private readonly content: MeasureContent,
    private readonly interpret: InterpretMeasurement,
    private readonly announcer: AnalysisAnnouncer,
  ) {}

  /**
   * Brings one analysis to its end. Called again for an analysis that has ended, it changes nothing.
   * @returns the analysis as it ended, or null when there is none of this id any more
   * @throws EarshotError when the machinery failed and another try is worth while
   */
  async execute(analysisId: string, signal: AbortSignal): Promise<AnalysisDocument | null> {
    const analysis = await this.analyses.begin(analysisId);
    if (analysis === null) return this.analyses.find(analysisId);
    const startedMs = Date.now();
    await this.announcer.changed(analysis);
    const life = giveSignsOfLife({ tell: () => this.analyses.touch(analysisId), intervalMs: touchIntervalMs, outer: signal });
    try {
      return await this.runPhases(analysis, { signal: life.signal, startedMs });
    } catch (error) {
      if (!life.isUnwanted()) throw error;
      return this.analyses.find(analysisId);
    } finally {
      life.stop();
    }
  }

  /** Writes an analysis down, unless it is there already. */
  ensure(analysis: AnalysisDocument): Promise<void> {
    return this.analyses.ensure(analysis);
  }

  /** Gives an analysis up whose attempts are used up. */
  async giveUp(analysisId: string, reason: string): Promise<AnalysisDocument | null> {
    const failed = await this.analyses.fail(analysisId, { phase: 'features', code: 'ANALYSIS_INTERRUPTED', message: reason });
    if (failed !== null) await this.announcer.changed(failed);
    return failed;
  }

  private async runPhases(
    analysis: AnalysisDocument,
    { signal, startedMs }: { signal: AbortSignal; startedMs: number },
  ): Promise<AnalysisDocument | null> {
    const file = await this.files.findOwned(analysis.ownerId, analysis.fileId);
    if (file === null) return this.giveUp(analysis._id, 'The file was deleted before it was analysed.');
    const measured = await this.measure(analysis, file, signal);
    if ('refusal' in measured) return this.end(analysis, { status: 'FAILED', failures: [measured.refusal], startedMs });
    const { measurement, cached, failure } = measured;
    await this.analyses.keepMeasurement(analysis._id, measurement._id);
    await this.announcer.changed(analysis);
    const reading = await this.read(analysis, measurement, signal);
    const failures = [truncation(measurement), failure, reading.failure].filter((failed) => failed !== null);
    await this.describeFile(analysis, measurement);
    const status = failures.length === 0 ? 'COMPLETE' : 'PARTIAL';
    return this.end(analysis, { status, failures, startedMs, measurement, cached, reading });
  }

  private async measure(
    analysis: AnalysisDocument,
    file: AudioFileDocument,
    signal: AbortSignal,
  ): Promise<MeasuredContent | { refusal: PhaseFailure }> {
    try {
      const { blobId: contentHash, durationSeconds } = file;
      const measured = await this.content.execute({ contentHash, level: analysis.level, durationSeconds, signal });
      const { bpm } = measured.measurement.features.rhythm;
      this.logger.log({
        message: 'Measured the features of a file.',
        fileId: file._id,
        userId: file.ownerId,
        bpm,
        cached: measured.cached,
      });
      return measured;
    } catch (error) {
      const refusal = phaseFailureOf('features', error);
      if (worthAnotherTry.has(refusal.code)) throw error;
      this.logger.warn({ message: 'A file could not be measured.', fileId: file._id, userId: file.ownerId, code: refusal.code });
      return { refusal };
    }
  }

  private async read(analysis: AnalysisDocument, { features }: MeasurementDocument, signal: AbortSignal): Promise<Reading> {
    if (analysis.interpretation === null) return { vibe: null, costUsd: '0', failure: null };
    try {
      const { vibe, costUsd } = await this.interpret.execute(analysis, features, { caller: ownerOf(analysis), signal });
      this.logger.log({
        message: 'Wrote the vibe of a file.',
        fileId: analysis.fileId,
        userId: analysis.ownerId,
        provider: vibe.provider,
        model: vibe.model,
      });
      return { vibe, costUsd, failure: null };
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = phaseFailureOf('vibe', error);
      this.logger.warn({
        message: 'The vibe of a file could not be written.',
        fileId: analysis.fileId,
        userId: analysis.ownerId,
        code: failure.code,
      });
      return { vibe: null, costUsd: '0', failure };
    }
  }

  private async describeFile(analysis: AnalysisDocument, { features, decodedSeconds }: MeasurementDocument): Promise<void> {
    const summary = { analysisId: analysis._id, bpm: features.rhythm.bpm, key: features.tonal.key, mode: features.tonal.scale };
    await this.files.describeMeasurement(analysis.fileId, summary, decodedSeconds);
  }

  private async end(
    analysis: AnalysisDocument,
    outcome: {
      status: AnalysisStatus;
      failures: PhaseFailure[];
      startedMs: number;
      measurement?: MeasurementDocument;
      cached?: boolean;
      reading?: Reading;
    },
  ): Promise<AnalysisDocument | null> {
    const ended = await this.analyses.end(analysis._id, {
      status: outcome.status,
      failures: outcome.failures,
      measurementId: outcome.measurement?._id ?? null,
      cached: outcome.cached ?? false,
      vibe: outcome.reading?.vibe ?? null,
      costUsd: outcome.reading?.costUsd ?? '0',
      elapsedSeconds: (Date.now() - outcome.startedMs) / 1000,
    });
    if (ended === null) return this.analyses.find(analysis._id);
    await this.announcer.changed(ended);
    return ended;
  }
}

const ownerOf = ({ ownerId }: AnalysisDocument): CallerIdentity => ({ userId: ownerId, tenantId: ownerId, role: 'USER' });

function truncation({ truncated, decodedSeconds, declaredSeconds }: MeasurementDocument): PhaseFailure | null {
  if (!truncated) return null;
  const declared = declaredSeconds === null ? '' : ` of ${declaredSeconds.toFixed(2)} s`;
  return {
    phase: 'decode',
    code: 'TRUNCATED_AUDIO',
    message: `The file is damaged or breaks off: ${decodedSeconds.toFixed(2)} s${declared} could be read and were measured.`,
  };
}
