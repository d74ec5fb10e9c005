import type { AnalysisLevel, PhaseFailure } from '@earshot/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { SecondOpinions } from '../second-opinion/second-opinions';
import { AnalysisWorkers } from '../workers/analysis-workers';
import type { MeasurementDocument } from './measurement.document';
import { measurementId, MeasurementRepository } from './measurement.repository';
import { phaseFailureOf } from './phase-failure-of';
import { SharedWork } from './shared-work';

interface ContentToMeasure {
  readonly contentHash: string;
  readonly level: AnalysisLevel;
  /** As far as it is known before; it decides how long the measurement may take. */
  readonly durationSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

export interface MeasuredContent {
  readonly measurement: MeasurementDocument;
  /** It was there already. */
  readonly cached: boolean;
  /** What of the level that was asked for could not be had; null when it is all there. */
  readonly failure: PhaseFailure | null;
}

/** Measures a content once: what was measured before is looked up, whoever asked for it, and what is being measured is shared. */
@Injectable()
export class MeasureContent {
  private readonly logger = new Logger(MeasureContent.name);
  private readonly measuring = new SharedWork<MeasuredContent>();

  constructor(
    private readonly measurements: MeasurementRepository,
    private readonly workers: AnalysisWorkers,
    private readonly secondOpinions: SecondOpinions,
  ) {}

  /** @throws EarshotError INVALID_AUDIO, AUDIO_TOO_LONG, UNSUPPORTED_AUDIO_FORMAT, ANALYSIS_TIMEOUT, CANCELLED */
  async execute({ signal, ...content }: ContentToMeasure): Promise<MeasuredContent> {
    const id = measurementId(content.contentHash, content.level);
    const known = await this.measurements.find(id);
    if (known !== null) return { measurement: known, cached: true, failure: null };
    return this.measuring.join(id, signal, (shared) =>
      content.level === 'COMPREHENSIVE' ? this.comprehend(content, shared) : this.measure(content, shared),
    );
  }

  private async measure(content: Omit<ContentToMeasure, 'signal'>, signal: AbortSignal): Promise<MeasuredContent> {
    const { contentHash, level, durationSeconds } = content;
    const result = await this.workers.measure(contentHash, { level, durationSeconds, signal });
    return this.keep({ _id: measurementId(contentHash, level), contentHash, level, ...result, measuredAt: new Date() });
  }

  // What lacks its second opinion is not kept under this level, so that the next request asks for it again.
  private async comprehend(content: Omit<ContentToMeasure, 'signal'>, signal: AbortSignal): Promise<MeasuredContent> {
    const { contentHash, level } = content;
    const { measurement } = await this.execute({ ...content, level: 'DETAILED', signal });
    try {
      const features = await this.secondOpinions.ask(contentHash, measurement.features, signal);
      return await this.keep({ ...measurement, _id: measurementId(contentHash, level), level, features, measuredAt: new Date() });
    } catch (error) {
      if (signal.aborted) throw error;
      this.logger.warn({ message: 'No second opinion could be had of a content.', contentHash, error });
      return { measurement, cached: false, failure: phaseFailureOf('second-opinion', error) };
    }
  }

  private async keep(measurement: MeasurementDocument): Promise<MeasuredContent> {
    await this.measurements.keep(measurement);
    return { measurement, cached: false, failure: null };
  }
}
