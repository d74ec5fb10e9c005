import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StemKind } from '@earshot/contracts';
import { BlobStore } from '@earshot/platform/blobs';
import { Injectable } from '@nestjs/common';
import { stemFilename } from './separate-file';
import { StemFolders } from './stem-folders';
import { StemRepository } from './stem.repository';
import { StemWorkers } from './stem-workers';

interface StemsToMake {
  readonly contentHash: string;
  readonly kinds: readonly StemKind[];
  /** As far as it is known before; it decides how long the separation may take. */
  readonly durationSeconds: number;
  readonly signal: AbortSignal;
}

/** Takes a content apart in a thread and stores what comes out. A stem can be found once all of its bytes are stored, not before. */
@Injectable()
export class MakeStems {
  constructor(
    private readonly workers: StemWorkers,
    private readonly folders: StemFolders,
    private readonly blobs: BlobStore,
    private readonly stems: StemRepository,
  ) {}

  execute({ contentHash, kinds, durationSeconds, signal }: StemsToMake): Promise<void> {
    return this.folders.lend(async (directory) => {
      const separated = await this.workers.separate(contentHash, { kinds, directory, durationSeconds, signal });
      for (const kind of kinds) {
        const path = join(directory, stemFilename(kind));
        const { blobId, sizeBytes } = await this.blobs.write(createReadStream(path), { maxBytes: Number.MAX_SAFE_INTEGER, signal });
        // The next one may need the room.
        await rm(path);
        await this.stems.keep({
          contentHash,
          kind,
          blobId,
          sizeBytes,
          durationSeconds: separated.durationSeconds,
          separatedAt: new Date(),
        });
      }
    });
  }
}
