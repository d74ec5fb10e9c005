import { EarshotError, type CallerIdentity, type Waveform } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { MeasureContent } from '../measurements/measure-content';
import { MeasurementRepository } from '../measurements/measurement.repository';
import { resampleWaveform } from '../measurements/resample-waveform';
import type { AudioFileDocument } from './audio-file.document';
import { AudioFileRepository } from './audio-file.repository';

/** The picture of a file's sound; a file that was never measured is measured for it. */
@Injectable()
export class FindWaveform {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly measurements: MeasurementRepository,
    private readonly content: MeasureContent,
  ) {}

  /** @throws EarshotError NOT_FOUND; INVALID_AUDIO, ANALYSIS_TIMEOUT for a file that cannot be measured */
  async execute({ fileId, points }: { fileId: string; points: number }, caller: CallerIdentity, signal: AbortSignal): Promise<Waveform> {
    const file = await this.files.findOwned(caller.userId, fileId);
    if (file === null) throw new EarshotError('NOT_FOUND', `There is no audio file ${fileId}.`);
    const known = await this.measurements.findWaveform(file.blobId);
    return resampleWaveform(known ?? (await this.measure(file, signal)), points);
  }

  private async measure({ blobId, durationSeconds }: AudioFileDocument, signal: AbortSignal): Promise<Waveform> {
    const { measurement } = await this.content.execute({ contentHash: blobId, level: 'BASIC', durationSeconds, signal });
    return measurement.waveform;
  }
}
