import { isEarshotError } from '@earshot/contracts';
import { mongoError, type MongoLink } from '@earshot/platform/persistence';
import { mongo } from 'mongoose';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertWithin, isBlobId, noSuchBlob } from '../blob-id';
import { BlobStore, type BorrowedFile, type ByteRange, type StoredBlob, type WriteBlobOptions } from '../blob-store';
import { MeasureContent } from '../measure-content';

export interface GridFsBlobStoreOptions {
  /** Where borrowed files are copied to; the system's temporary directory when absent. */
  readonly temporaryDirectory?: string;
}

const bucketName = 'blobs';
const abandonedAfterMs = 24 * 3_600_000;

/**
 * Blobs in GridFS. The name of a file is its hash, and unique; until the hash is known it has a name of its own, and a
 * note in `blobs.unfinished` by which what a dead process left is found a day later.
 */
export class GridFsBlobStore extends BlobStore {
  constructor(
    private readonly link: MongoLink,
    private readonly options: GridFsBlobStoreOptions = {},
  ) {
    super();
  }

  /** Makes the unique index and removes what dead processes left half-written. */
  async prepare(now: Date): Promise<void> {
    await this.attempt(async () => {
      await this.files.createIndex({ filename: 1 }, { unique: true });
      const before = new Date(now.getTime() - abandonedAfterMs);
      for (const { _id } of await this.unfinished.find({ startedAt: { $lt: before } }).toArray()) await this.discard(_id);
    });
  }

  override async write(source: AsyncIterable<Uint8Array>, options: WriteBlobOptions): Promise<StoredBlob> {
    return this.attempt(async () => {
      const fileId = new mongo.ObjectId();
      const content = new MeasureContent(options);
      await this.unfinished.insertOne({ _id: fileId, startedAt: new Date() });
      try {
        await pipeline(content.pass(source), this.bucket.openUploadStreamWithId(fileId, `unfinished/${fileId.toHexString()}`));
        const blob = content.finish();
        if (await this.publish(fileId, blob.blobId)) await this.unfinished.deleteOne({ _id: fileId });
        else await this.discard(fileId);
        return blob;
      } catch (error) {
        await this.discard(fileId).catch(() => undefined);
        throw error;
      }
    });
  }

  override async read(blobId: string, range?: ByteRange): Promise<Readable> {
    const file = await this.find(blobId);
    if (file === null) throw noSuchBlob(blobId);
    if (range !== undefined) assertWithin(file.length, range);
    return this.attempt(() =>
      Promise.resolve(this.bucket.openDownloadStream(file._id, range === undefined ? {} : { start: range.start, end: range.end + 1 })),
    );
  }

  override async sizeOf(blobId: string): Promise<number | null> {
    return (await this.find(blobId))?.length ?? null;
  }

  override async delete(blobId: string): Promise<boolean> {
    const file = await this.find(blobId);
    if (file === null) return false;
    return this.attempt(async () => {
      const { deletedCount } = await this.files.deleteOne({ _id: file._id });
      await this.chunks.deleteMany({ files_id: file._id });
      return deletedCount > 0;
    });
  }

  override async borrowFile(blobId: string): Promise<BorrowedFile> {
    const content = await this.read(blobId);
    const directory = await mkdtemp(join(this.options.temporaryDirectory ?? tmpdir(), 'earshot-blob-'));
    const release = (): Promise<void> => rm(directory, { recursive: true, force: true });
    try {
      const path = join(directory, blobId);
      await pipeline(content, createWriteStream(path, { flags: 'wx' }));
      return { path, release };
    } catch (error) {
      await release();
      throw translate(error);
    }
  }

  /** @returns false when the content is there already. */
  private async publish(fileId: mongo.ObjectId, blobId: string): Promise<boolean> {
    try {
      await this.files.updateOne({ _id: fileId }, { $set: { filename: blobId } });
      return true;
    } catch (error) {
      if (isEarshotError(mongoError(bucketName, error), 'CONFLICT')) return false;
      throw error;
    }
  }

  private async discard(fileId: mongo.ObjectId): Promise<void> {
    const isPublished = await this.files.findOne({ _id: fileId, filename: /^[0-9a-f]{64}$/ });
    if (isPublished === null) {
      await this.files.deleteOne({ _id: fileId });
      await this.chunks.deleteMany({ files_id: fileId });
    }
    await this.unfinished.deleteOne({ _id: fileId });
  }

  private async find(blobId: string): Promise<mongo.GridFSFile | null> {
    return isBlobId(blobId) ? this.attempt(() => this.files.findOne({ filename: blobId })) : null;
  }

  private async attempt<R>(work: () => Promise<R>): Promise<R> {
    try {
      return await work();
    } catch (error) {
      throw translate(error);
    }
  }

  private get bucket(): mongo.GridFSBucket {
    return new mongo.GridFSBucket(this.link.database(), { bucketName });
  }

  private get files(): mongo.Collection<mongo.GridFSFile> {
    return this.link.database().collection<mongo.GridFSFile>(`${bucketName}.files`);
  }

  private get chunks(): mongo.Collection {
    return this.link.database().collection(`${bucketName}.chunks`);
  }

  private get unfinished(): mongo.Collection<{ _id: mongo.ObjectId; startedAt: Date }> {
    return this.link.database().collection(`${bucketName}.unfinished`);
  }
}

// What the source of a write throws is its own and passes through.
const translate = (error: unknown): unknown => (error instanceof mongo.MongoError ? mongoError(bucketName, error) : error);
