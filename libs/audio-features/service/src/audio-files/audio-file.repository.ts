import type { AudioFileFilter, Page, PageRequest } from '@earshot/contracts';
import { DocumentStore, findNewestFirst, TextPattern, where, type DocumentCollection, type Filter } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { audioFiles, type AudioFileDocument, type MeasuredSummary } from './audio-file.document';

/** The recordings. Whatever is asked for an owner is found for that owner only. */
@Injectable()
export class AudioFileRepository {
  private readonly collection: DocumentCollection<AudioFileDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(audioFiles);
  }

  insert(file: AudioFileDocument): Promise<void> {
    return this.collection.insert(file);
  }

  findByUpload(uploadId: string): Promise<AudioFileDocument | null> {
    return this.collection.findOne({ uploadId });
  }

  findOwned(ownerId: string, id: string): Promise<AudioFileDocument | null> {
    return this.collection.findOne({ _id: id, ownerId });
  }

  findManyOwned(ownerId: string, ids: readonly string[]): Promise<AudioFileDocument[]> {
    return this.collection.findMany({ _id: where({ $in: ids }), ownerId });
  }

  list(ownerId: string, filter: AudioFileFilter, page: PageRequest): Promise<Page<AudioFileDocument>> {
    return findNewestFirst(this.collection, { filter: { $and: [{ ownerId }, ...conditions(filter)] }, orderedBy: 'uploadedAt', page });
  }

  countOwned(ownerId: string): Promise<number> {
    return this.collection.count({ ownerId });
  }

  countWithBlob(blobId: string): Promise<number> {
    return this.collection.count({ blobId });
  }

  async changeTags(
    ownerId: string,
    id: string,
    { add, remove }: { add: readonly string[]; remove: readonly string[] },
  ): Promise<AudioFileDocument | null> {
    const file = await this.findOwned(ownerId, id);
    if (file === null) return null;
    const tags = [...new Set([...file.tags, ...add])].filter((tag) => !remove.includes(tag));
    return this.collection.findOneAndUpdate({ _id: id, ownerId }, { $set: { tags } });
  }

  async describeMeasurement(id: string, summary: MeasuredSummary, durationSeconds: number): Promise<void> {
    await this.collection.update({ _id: id }, { $set: { summary, durationSeconds, analyzed: true } });
  }

  async deleteOwned(ownerId: string, id: string): Promise<boolean> {
    return (await this.collection.delete({ _id: id, ownerId })) > 0;
  }
}

function conditions(filter: AudioFileFilter): Filter<AudioFileDocument>[] {
  return [
    ...(filter.search === undefined ? [] : [{ filename: TextPattern.contains(filter.search, { ignoreCase: true }) }]),
    ...(filter.tags ?? []).map((tag) => ({ tags: tag })),
    ...(filter.uploadedAfter === undefined ? [] : [{ uploadedAt: where({ $gte: new Date(filter.uploadedAfter) }) }]),
    ...(filter.uploadedBefore === undefined ? [] : [{ uploadedAt: where({ $lt: new Date(filter.uploadedBefore) }) }]),
    ...(filter.analyzed === undefined ? [] : [{ analyzed: filter.analyzed }]),
    ...range('summary.bpm', filter.bpm),
    ...range('durationSeconds', filter.durationSeconds),
    ...(filter.key === undefined ? [] : [{ 'summary.key': filter.key }]),
    ...(filter.mode === undefined ? [] : [{ 'summary.mode': filter.mode }]),
  ];
}

function range(field: 'summary.bpm' | 'durationSeconds', bounds: AudioFileFilter['bpm']): Filter<AudioFileDocument>[] {
  if (bounds === undefined) return [];
  return [
    ...(bounds.min === undefined ? [] : [{ [field]: where({ $gte: bounds.min }) }]),
    ...(bounds.max === undefined ? [] : [{ [field]: where({ $lte: bounds.max }) }]),
  ];
}
