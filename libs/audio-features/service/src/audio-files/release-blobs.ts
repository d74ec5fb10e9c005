import { BlobStore } from '@earshot/platform/blobs';
import { Injectable } from '@nestjs/common';
import { StemRepository } from '../stems/stem.repository';
import { AudioFileRepository } from './audio-file.repository';

/** Throws bytes away that nobody has any more. Equal bytes are stored once: a file, and a stem of another, may be the same blob. */
@Injectable()
export class ReleaseBlobs {
  constructor(
    private readonly files: AudioFileRepository,
    private readonly stems: StemRepository,
    private readonly blobs: BlobStore,
  ) {}

  async execute(blobIds: readonly string[]): Promise<void> {
    for (const blobId of blobIds) {
      const [files, stems] = await Promise.all([this.files.countWithBlob(blobId), this.stems.countWithBlob(blobId)]);
      if (files + stems === 0) await this.blobs.delete(blobId);
    }
  }
}
