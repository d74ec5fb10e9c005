import { isEarshotError, type AnalysisLevel, type Waveform } from '@earshot/contracts';
import { engineVersion } from '@earshot/audio-features/dsp';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { measurements, type MeasurementDocument } from './measurement.document';

/** @returns the id under which this engine's measurement of a content is kept */
export const measurementId = (contentHash: string, level: AnalysisLevel): string => `${contentHash}:${engineVersion}:${level}`;

/** The measurements, addressed by content, engine version and level. */
@Injectable()
export class MeasurementRepository {
  private readonly collection: DocumentCollection<MeasurementDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(measurements);
  }

  find(id: string): Promise<MeasurementDocument | null> {
    return this.collection.findById(id);
  }

  findMany(ids: readonly string[]): Promise<MeasurementDocument[]> {
    return this.collection.findMany({ _id: where({ $in: ids }) });
  }

  async findWaveform(contentHash: string): Promise<Waveform | null> {
    return (await this.collection.findOne({ contentHash }, { fields: ['waveform'] }))?.waveform ?? null;
  }

  /** Two workers may have measured the same bytes at once: the first to store wins, both have the same result. */
  async keep(measurement: MeasurementDocument): Promise<void> {
    try {
      await this.collection.insert(measurement);
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }

  async deleteContent(contentHash: string): Promise<void> {
    await this.collection.delete({ contentHash });
  }
}
