import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { BlobStore } from './blob-store';

const megabyte = 1_048_576;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (length: number, seed: number): Buffer => Buffer.from(Array.from({ length }, (_, n) => (n * 31 + seed) % 251));

async function* chunksOf(bytes: Buffer, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
}

const contentOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export interface BlobStoreUnderTest {
  readonly store: BlobStore;
  /** How many things the store keeps, half-written ones included. */
  countEverything(): Promise<number>;
  /** Whether a borrowed file is a copy that goes with its release. */
  readonly copiesWhenBorrowed: boolean;
}

/** What every adapter of `BlobStore` promises; each test begins with an empty store. */
export function describeBlobStore(openStore: () => Promise<BlobStoreUnderTest>): void {
  let opened: BlobStoreUnderTest;
  let store: BlobStore;

  beforeEach(async () => {
    opened = await openStore();
    store = opened.store;
  });

  it('gives back what it was given, under the hash of it', async () => {
    const bytes = bytesOf(600_000, 1);
    const blob = await store.write(chunksOf(bytes), { maxBytes: megabyte });
    expect(blob).toEqual({ blobId: sha256(bytes), sha256: sha256(bytes), sizeBytes: 600_000 });
    await expect(store.sizeOf(blob.blobId)).resolves.toBe(600_000);
    expect((await contentOf(await store.read(blob.blobId))).equals(bytes)).toBe(true);
  });

  it.each([
    ['the first byte', { start: 0, end: 0 }],
    ['a part over the border of a chunk', { start: 261_000, end: 262_500 }],
    ['the last byte', { start: 599_999, end: 599_999 }],
    ['the whole', { start: 0, end: 599_999 }],
  ])('reads %s by its range', async (_name, range) => {
    const bytes = bytesOf(600_000, 2);
    const { blobId } = await store.write(chunksOf(bytes), { maxBytes: megabyte });
    expect((await contentOf(await store.read(blobId, range))).equals(bytes.subarray(range.start, range.end + 1))).toBe(true);
  });

  it('refuses a range outside the blob', async () => {
    const { blobId } = await store.write(chunksOf(bytesOf(10, 3)), { maxBytes: 10 });
    for (const range of [
      { start: 0, end: 10 },
      { start: -1, end: 3 },
      { start: 5, end: 4 },
      { start: 0.5, end: 2 },
    ]) {
      await expect(store.read(blobId, range)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  it('stores equal content once, also when it is written twice at the same time', async () => {
    const bytes = bytesOf(300_000, 4);
    const single = await store.write(chunksOf(bytes), { maxBytes: megabyte });
    const countBefore = await opened.countEverything();
    const again = await Promise.all([1, 2, 3].map(() => store.write(chunksOf(bytes, 1000), { maxBytes: megabyte })));
    expect(again).toEqual([single, single, single]);
    await expect(opened.countEverything()).resolves.toBe(countBefore);
    expect((await contentOf(await store.read(single.blobId))).equals(bytes)).toBe(true);
  });

  it('accepts exactly as many bytes as are allowed', async () => {
    await expect(store.write(chunksOf(bytesOf(100, 5)), { maxBytes: 100 })).resolves.toMatchObject({ sizeBytes: 100 });
  });

  it('leaves nothing behind when there are too many bytes, none, or the source fails', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield bytesOf(300_000, 6);
      throw new Error('the client went away');
    }
    await expect(store.write(chunksOf(bytesOf(400_000, 6)), { maxBytes: 300_000 })).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    await expect(store.write(chunksOf(Buffer.alloc(0)), { maxBytes: 10 })).rejects.toMatchObject({ code: 'EMPTY_UPLOAD' });
    await expect(store.write(failing(), { maxBytes: megabyte })).rejects.toThrow('the client went away');
    await expect(opened.countEverything()).resolves.toBe(0);
  });

  it('stops at the signal even while the source is silent, and leaves nothing behind', async () => {
    const abort = new AbortController();
    let isWaiting: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (isWaiting = resolve));
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield bytesOf(300_000, 7);
      isWaiting();
      await new Promise<never>(() => undefined);
    }
    const written = store.write(silent(), { maxBytes: megabyte, signal: abort.signal });
    await waiting;
    abort.abort();
    await expect(written).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(store.write(chunksOf(bytesOf(10, 7)), { maxBytes: 10, signal: abort.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    await expect(opened.countEverything()).resolves.toBe(0);
  });

  it.each(['0'.repeat(64), 'unknown', '../../etc/passwd', ''])('knows no blob %j', async (blobId) => {
    await expect(store.sizeOf(blobId)).resolves.toBeNull();
    await expect(store.delete(blobId)).resolves.toBe(false);
    await expect(store.read(blobId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(store.borrowFile(blobId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('deletes a blob wholly', async () => {
    const { blobId } = await store.write(chunksOf(bytesOf(300_000, 8)), { maxBytes: megabyte });
    await expect(store.delete(blobId)).resolves.toBe(true);
    await expect(store.delete(blobId)).resolves.toBe(false);
    await expect(store.sizeOf(blobId)).resolves.toBeNull();
    await expect(opened.countEverything()).resolves.toBe(0);
  });

  it('lends a blob as a local file', async () => {
    const bytes = bytesOf(300_000, 9);
    const { blobId } = await store.write(chunksOf(bytes), { maxBytes: megabyte });
    const borrowed = await store.borrowFile(blobId);
    expect((await readFile(borrowed.path)).equals(bytes)).toBe(true);
    await borrowed.release();
    expect(existsSync(borrowed.path)).toBe(!opened.copiesWhenBorrowed);
    await expect(store.sizeOf(blobId)).resolves.toBe(300_000);
  });

  it('lets a reader stop early', async () => {
    const { blobId } = await store.write(chunksOf(bytesOf(900_000, 10)), { maxBytes: megabyte });
    const stream = await store.read(blobId);
    await once(stream, 'readable');
    stream.destroy();
    await expect(store.sizeOf(blobId)).resolves.toBe(900_000);
  });
}
