import { isEarshotError, type CallerIdentity } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { Injectable } from '@nestjs/common';
import { AudioFeaturesSettings } from '../audio-features-settings';
import { AnalysisWorkers } from '../workers/analysis-workers';
import type { AudioFileDocument } from './audio-file.document';
import { AudioFileRepository } from './audio-file.repository';
import { ReleaseBlobs } from './release-blobs';

interface Upload {
  readonly uploadId: string;
  readonly filename: string;
  readonly blobId: string;
  readonly sizeBytes: number;
}

/** Makes a file of uploaded bytes, when they are audio that can be measured; otherwise nothing of them stays. */
@Injectable()
export class AddAudioFile {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly workers: AnalysisWorkers,
    private readonly settings: AudioFeaturesSettings,
    private readonly release: ReleaseBlobs,
  ) {}

  /** @throws EarshotError UNSUPPORTED_AUDIO_FORMAT, INVALID_AUDIO, AUDIO_TOO_LONG */
  async execute(upload: Upload, caller: CallerIdentity): Promise<AudioFileDocument> {
    const known = await this.files.findByUpload(upload.uploadId);
    if (known !== null) return known;
    try {
      return await this.store(upload, caller);
    } catch (error) {
      if (isEarshotError(error, 'CONFLICT')) {
        const winner = await this.files.findByUpload(upload.uploadId);
        if (winner !== null) return winner;
      }
      // The same bytes may belong to another file already: those are not ours to throw away.
      await this.release.execute([upload.blobId]);
      throw error;
    }
  }

  private async store({ uploadId, filename, blobId, sizeBytes }: Upload, caller: CallerIdentity): Promise<AudioFileDocument> {
    const probe = await this.workers.probe(blobId, { maxDurationSeconds: this.settings.maxDurationSeconds });
    const file: AudioFileDocument = {
      _id: ulid(),
      uploadId,
      ownerId: caller.userId,
      filename,
      format: probe.format,
      sizeBytes,
      blobId,
      durationSeconds: probe.durationSeconds,
      sampleRateHz: probe.sampleRateHz,
      channels: probe.channels,
      tags: [],
      metadata: probe.metadata,
      uploadedAt: new Date(),
      analyzed: false,
      summary: null,
    };
    await this.files.insert(file);
    return file;
  }
}
