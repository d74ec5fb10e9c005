import { EarshotError, type CallerIdentity, type StemKind } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { AudioFileDocument } from '../audio-files/audio-file.document';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import { ReleaseBlobs } from '../audio-files/release-blobs';
import { SharedWork } from '../measurements/shared-work';
import { MakeStems } from './make-stems';
import type { StemDocument } from './stem.document';
import { StemRepository } from './stem.repository';

interface WantedStems {
  readonly fileId: string;
  readonly kinds: readonly StemKind[];
}

/** Takes a file apart, once: what was separated before is looked up, whoever asked for it, and what is being separated is shared. */
@Injectable()
export class SeparateStems {
  private readonly separating = new SharedWork<void>();

  constructor(
    private readonly files: AudioFileRepository,
    private readonly stems: StemRepository,
    private readonly making: MakeStems,
    private readonly release: ReleaseBlobs,
  ) {}

  /** @throws EarshotError NOT_FOUND; INVALID_INPUT for kinds that the file cannot have; ANALYSIS_TIMEOUT, CANCELLED; what decoding throws */
  async execute(wanted: WantedStems, caller: CallerIdentity, signal: AbortSignal): Promise<StemDocument[]> {
    const file = await this.files.findOwned(caller.userId, wanted.fileId);
    if (file === null) throw noSuchFile(wanted.fileId);
    const kinds = [...new Set(wanted.kinds)];
    const known = await this.stems.find(file.blobId, kinds);
    if (known.length === kinds.length) return known;
    const missing = kinds.filter((kind) => known.every((stem) => stem.kind !== kind)).toSorted();
    await this.separating.join(`${file.blobId}:${missing.join()}`, signal, (shared) => this.separate(file, missing, shared));
    return this.stems.find(file.blobId, kinds);
  }

  private async separate(
    { _id, blobId, durationSeconds }: AudioFileDocument,
    kinds: readonly StemKind[],
    signal: AbortSignal,
  ): Promise<void> {
    await this.making.execute({ contentHash: blobId, kinds, durationSeconds, signal });
    if ((await this.files.countWithBlob(blobId)) > 0) return;
    // The last file of this content was deleted meanwhile: nobody would ever delete its stems.
    await this.release.execute(await this.stems.deleteContent(blobId));
    throw noSuchFile(_id);
  }
}

const noSuchFile = (fileId: string): EarshotError => new EarshotError('NOT_FOUND', `There is no audio file ${fileId}.`);
