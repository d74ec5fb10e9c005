import type { CallerIdentity } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import { AnalysisRepository } from '../analyses/analysis.repository';
import { MeasurementRepository } from '../measurements/measurement.repository';
import { StemRepository } from '../stems/stem.repository';
import { AudioFileRepository } from './audio-file.repository';
import { ReleaseBlobs } from './release-blobs';

/** Removes a file and what was made of it; bytes, measurements and stems go when no other file has the same content. */
@Injectable()
export class DeleteAudioFile {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly analyses: AnalysisRepository,
    private readonly measurements: MeasurementRepository,
    private readonly stems: StemRepository,
    private readonly release: ReleaseBlobs,
  ) {}

  /** @returns whether the caller had such a file */
  async execute(id: string, caller: CallerIdentity): Promise<boolean> {
    const file = await this.files.findOwned(caller.userId, id);
    // The file goes first: what a crash leaves behind then is unreachable, never half a file.
    if (file === null || !(await this.files.deleteOwned(caller.userId, id))) return false;
    await this.analyses.deleteOfFile(id);
    if ((await this.files.countWithBlob(file.blobId)) === 0) {
      await this.measurements.deleteContent(file.blobId);
      await this.release.execute([file.blobId, ...(await this.stems.deleteContent(file.blobId))]);
    }
    return true;
  }
}
