import { EarshotError, isEarshotError } from '@earshot/contracts';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertWithin, isBlobId, noSuchBlob } from '../blob-id';
import { BlobStore, type BorrowedFile, type ByteRange, type StoredBlob, type WriteBlobOptions } from '../blob-store';
import { MeasureContent } from '../measure-content';
import { isAbandoned, unfinishedName } from './unfinished-name';

export interface FileBlobStoreOptions {
  /** Where the blobs lie; made when it is not there. It belongs to one process at a time. */
  readonly directory: string;
}

/**
 * Blobs as files named by their hash, in 256 folders. A blob is written aside, forced to the disk and renamed, so that a
 * file under a hash is always whole; what a dead process left half-written is removed at the next start.
 */
export class FileBlobStore extends BlobStore {
  private prepared: Promise<void> | undefined;

  constructor(private readonly options: FileBlobStoreOptions) {
    super();
  }

  /** Makes the directory and removes what a dead process left half-written. */
  prepare(): Promise<void> {
    this.prepared ??= this.emptyUnfinished();
    return this.prepared;
  }

  override async write(source: AsyncIterable<Uint8Array>, options: WriteBlobOptions): Promise<StoredBlob> {
    await this.prepare();
    const unfinished = join(this.unfinishedDirectory, unfinishedName());
    const content = new MeasureContent(options);
    try {
      await pipeline(content.pass(source), createWriteStream(unfinished, { flags: 'wx', flush: true }));
      const blob = content.finish();
      const path = this.pathOf(blob.blobId);
      await mkdir(dirname(path), { recursive: true });
      await rename(unfinished, path);
      return blob;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw isEarshotError(error) ? error : storageError(error);
    }
  }

  override async read(blobId: string, range?: ByteRange): Promise<Readable> {
    const sizeBytes = await this.sizeOf(blobId);
    if (sizeBytes === null) throw noSuchBlob(blobId);
    if (range !== undefined) assertWithin(sizeBytes, range);
    return createReadStream(this.pathOf(blobId), range === undefined ? {} : { start: range.start, end: range.end });
  }

  override async sizeOf(blobId: string): Promise<number | null> {
    if (!isBlobId(blobId)) return null;
    const found = await stat(this.pathOf(blobId)).catch(absent);
    return found?.size ?? null;
  }

  override async delete(blobId: string): Promise<boolean> {
    if ((await this.sizeOf(blobId)) === null) return false;
    return rm(this.pathOf(blobId)).then(
      () => true,
      (error: unknown) => absent(error) !== null,
    );
  }

  override async borrowFile(blobId: string): Promise<BorrowedFile> {
    if ((await this.sizeOf(blobId)) === null) throw noSuchBlob(blobId);
    return { path: this.pathOf(blobId), release: () => Promise.resolve() };
  }

  private get unfinishedDirectory(): string {
    return join(this.options.directory, 'unfinished');
  }

  private pathOf(blobId: string): string {
    return join(this.options.directory, blobId.slice(0, 2), blobId);
  }

  private async emptyUnfinished(): Promise<void> {
    await mkdir(this.unfinishedDirectory, { recursive: true });
    const abandoned = (await readdir(this.unfinishedDirectory)).filter(isAbandoned);
    await Promise.all(abandoned.map((name) => rm(join(this.unfinishedDirectory, name), { force: true })));
  }
}

const fileErrors = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM']);
const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

function absent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw storageError(error);
}

// What the source of a write throws is its own and passes through.
const storageError = (error: unknown): unknown =>
  fileErrors.has(String(codeOf(error))) ? new EarshotError('SERVICE_UNAVAILABLE', 'The disk refuses.', { cause: error }) : error;
