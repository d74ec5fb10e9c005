import { stemsVersion } from '@earshot/audio-features/dsp';
import { isEarshotError, type StemKind } from '@earshot/contracts';
import { DocumentStore, where, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { stems, type StemDocument } from './stem.document';

const stemId = (contentHash: string, kind: StemKind): string => `${contentHash}:${stemsVersion}:${kind}`;

/** The stems, addressed by content, version and kind. */
@Injectable()
export class StemRepository {
  private readonly collection: DocumentCollection<StemDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(stems);
  }

  /** In the order of the kinds; those that were not separated yet are left out. */
  async find(contentHash: string, kinds: readonly StemKind[]): Promise<StemDocument[]> {
    const found = await this.collection.findMany({ _id: where({ $in: kinds.map((kind) => stemId(contentHash, kind)) }) });
    return found.toSorted((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind));
  }

  /** Two processes may have separated the same bytes at once: the first to store wins, both have the same result. */
  async keep(stem: Omit<StemDocument, '_id'>): Promise<void> {
    try {
      await this.collection.insert({ ...stem, _id: stemId(stem.contentHash, stem.kind) });
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }

  countWithBlob(blobId: string): Promise<number> {
    return this.collection.count({ blobId });
  }

  /** Forgets the stems of a content, of every version. @returns the blobs that they were */
  async deleteContent(contentHash: string): Promise<string[]> {
    const forgotten = await this.collection.findMany({ contentHash }, { fields: ['blobId'] });
    await this.collection.delete({ contentHash });
    return [...new Set(forgotten.map(({ blobId }) => blobId))];
  }
}
