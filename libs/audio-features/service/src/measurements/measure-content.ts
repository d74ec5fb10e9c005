import type { AnalysisLevel } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AnalysisWorkers } from '../workers/analysis-workers';
import type { MeasurementDocument } from './measurement.document';
import { measurementId, MeasurementRepository } from './measurement.repository';

interface ContentToMeasure {
  readonly contentHash: string;
  readonly level: AnalysisLevel;
  readonly signal?: AbortSignal | undefined;
}

interface MeasuredContent {
  readonly measurement: MeasurementDocument;
  /** It was there already. */
  readonly cached: boolean;
}

/** Measures a content once: what was measured before is looked up, whoever asked for it. */
@Injectable()
export class MeasureContent {
  constructor(
    private readonly measurements: MeasurementRepository,
    private readonly workers: AnalysisWorkers,
  ) {}

  /** @throws EarshotError INVALID_AUDIO, AUDIO_TOO_LONG, UNSUPPORTED_AUDIO_FORMAT, ANALYSIS_TIMEOUT, CANCELLED */
  async execute({ contentHash, level, signal }: ContentToMeasure): Promise<MeasuredContent> {
    const id = measurementId(contentHash, level);
    const known = await this.measurements.find(id);
    if (known !== null) return { measurement: known, cached: true };
    const result = await this.workers.measure(contentHash, { level, signal });
    const measurement: MeasurementDocument = { _id: id, contentHash, level, ...result, measuredAt: new Date() };
    await this.measurements.keep(measurement);
    return { measurement, cached: false };
  }
}
