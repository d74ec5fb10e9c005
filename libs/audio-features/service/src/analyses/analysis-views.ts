import type { AnalysisView } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { MeasurementDocument } from '../measurements/measurement.document';
import { MeasurementRepository } from '../measurements/measurement.repository';
import type { AnalysisDocument } from './analysis.document';

/** Shows analyses together with the measurements that they rest on. */
@Injectable()
export class AnalysisViews {
  constructor(private readonly measurements: MeasurementRepository) {}

  async one(analysis: AnalysisDocument): Promise<AnalysisView> {
    return view(analysis, analysis.measurementId === null ? null : await this.measurements.find(analysis.measurementId));
  }

  async many(analyses: readonly AnalysisDocument[]): Promise<AnalysisView[]> {
    const ids = new Set(analyses.flatMap(({ measurementId }) => measurementId ?? []));
    const byId = new Map((await this.measurements.findMany([...ids])).map((measurement) => [measurement._id, measurement]));
    return analyses.map((analysis) => view(analysis, byId.get(analysis.measurementId ?? '') ?? null));
  }
}

function view(analysis: AnalysisDocument, measurement: MeasurementDocument | null): AnalysisView {
  const { _id, fileId, ownerId, level, status, engineVersion, vibe, failures, cached, elapsedSeconds, costUsd, analyzedAt, createdAt } =
    analysis;
  return {
    id: _id,
    fileId,
    ownerId,
    level,
    status,
    engineVersion,
    features: measurement?.features ?? null,
    vibe,
    failures,
    cached,
    elapsedSeconds,
    costUsd,
    analyzedAt: analyzedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
