import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError, type CallerIdentity, type StemKind } from '@earshot/contracts';
import { FileBlobStore } from '@earshot/platform/blobs';
import { EmbeddedDocumentStore } from '@earshot/platform/persistence';
import type { AudioFileDocument } from '../audio-files/audio-file.document';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import { ReleaseBlobs } from '../audio-files/release-blobs';
import { MakeStems } from './make-stems';
import { stemFilename } from './separate-file';
import { SeparateStems } from './separate-stems';
import { StemFolders } from './stem-folders';
import { StemRepository } from './stem.repository';
import { StemWorkers } from './stem-workers';

const settings = { workers: 1, maxDurationSeconds: 600, analysisTimeoutMs: 60_000, resumesAllAtStart: true };
const owner: CallerIdentity = { userId: 'owner', tenantId: 'owner', role: 'USER' };
const stranger = { ...owner, userId: 'stranger' };
const content = 'ab'.repeat(32);

const audioFile = (id: string): AudioFileDocument => ({
  _id: id,
  uploadId: `upload of ${id}`,
  ownerId: owner.userId,
  filename: 'song.wav',
  format: 'WAV',
  sizeBytes: 1_000,
  blobId: content,
  durationSeconds: 12,
  sampleRateHz: 44_100,
  channels: 2,
  tags: [],
  metadata: {},
  uploadedAt: new Date(),
  analyzed: false,
  summary: null,
});

describe(SeparateStems, () => {
  let directory: string;
  let files: AudioFileRepository;
  let stems: StemRepository;
  let blobs: FileBlobStore;
  let release: ReleaseBlobs;
  let separateStems: SeparateStems;
  let separate: jest.SpyInstance;

  const write = (kinds: readonly StemKind[], folder: string) => {
    for (const kind of kinds) writeFileSync(join(folder, stemFilename(kind)), `the ${kind} stem`);
    return Promise.resolve({ durationSeconds: 12 });
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'earshot-separating-'));
    const store = new EmbeddedDocumentStore({ dataDirectory: join(directory, 'documents') });
    blobs = new FileBlobStore({ directory: join(directory, 'blobs') });
    files = new AudioFileRepository(store);
    stems = new StemRepository(store);
    release = new ReleaseBlobs(files, stems, blobs);
    const workers = new StemWorkers(blobs, settings);
    separate = jest.spyOn(workers, 'separate').mockImplementation((_, { kinds, directory: folder }) => write(kinds, folder));
    separateStems = new SeparateStems(files, stems, new MakeStems(workers, new StemFolders(), blobs, stems), release);
    await files.insert(audioFile('song'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const ask = (kinds: readonly StemKind[], { fileId = 'song', caller = owner, signal = new AbortController().signal } = {}) =>
    separateStems.execute({ fileId, kinds }, caller, signal);

  it('stores each kind once and knows it from then on', async () => {
    const first = await ask(['SIDE', 'BASS', 'SIDE']);
    expect(first.map(({ kind }) => kind)).toEqual(['SIDE', 'BASS']);
    expect(await blobs.sizeOf(first[0]?.blobId ?? '')).toBe('the SIDE stem'.length);
    expect(await ask(['BASS', 'SIDE'])).toEqual([first[1], first[0]]);
    expect(separate).toHaveBeenCalledTimes(1);
  });

  it('separates only what is missing, with the time that the length of the file allows', async () => {
    await ask(['BASS']);
    await ask(['HARMONIC', 'BASS', 'CENTER']);
    expect(separate).toHaveBeenLastCalledWith(content, expect.objectContaining({ kinds: ['CENTER', 'HARMONIC'], durationSeconds: 12 }));
  });

  it('separates once for all who ask at the same time, whichever file of the content they have', async () => {
    await files.insert(audioFile('the same song'));
    const answers = await Promise.all([ask(['BASS', 'SIDE']), ask(['SIDE', 'BASS']), ask(['BASS', 'SIDE'], { fileId: 'the same song' })]);
    expect(answers.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(separate).toHaveBeenCalledTimes(1);
  });

  it('finds no file of somebody else, and none that is not there', async () => {
    await expect(ask(['BASS'], { caller: stranger })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask(['BASS'], { fileId: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(separate).not.toHaveBeenCalled();
  });

  it('leaves nothing behind when a separation fails, and begins anew the next time', async () => {
    const lent: string[] = [];
    separate.mockImplementationOnce((_, { kinds, directory: folder }) => {
      lent.push(folder);
      void write(kinds, folder);
      return Promise.reject(new EarshotError('ANALYSIS_TIMEOUT', 'Too slow.'));
    });
    await expect(ask(['BASS'])).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT' });
    expect(await stems.find(content, ['BASS'])).toEqual([]);
    expect(lent.map((folder) => existsSync(folder))).toEqual([false]);
    expect(await ask(['BASS'])).toHaveLength(1);
  });

  it('ends the work when the only one who asked leaves', async () => {
    const leaving = new AbortController();
    const ended = new Promise<void>((resolve) => {
      separate.mockImplementation((_, { signal }) => {
        signal.addEventListener('abort', () => resolve());
        setImmediate(() => leaving.abort());
        return new Promise(() => undefined);
      });
    });
    await expect(ask(['BASS'], { signal: leaving.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    await ended;
  });

  it('keeps no stems of a content whose last file was deleted meanwhile', async () => {
    separate.mockImplementation(async (_, { kinds, directory: folder }) => {
      await files.deleteOwned(owner.userId, 'song');
      return write(kinds, folder);
    });
    const writing = jest.spyOn(blobs, 'write');
    await expect(ask(['BASS'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stored = await writing.mock.results[0]?.value;
    expect(await blobs.sizeOf(stored.blobId)).toBeNull();
    expect(await stems.find(content, ['BASS'])).toEqual([]);
  });

  it('forgets the stems of a content, but keeps bytes that somebody else has', async () => {
    const [bass, side] = await ask(['BASS', 'SIDE']);
    await files.insert({ ...audioFile('a stem that was uploaded'), blobId: side?.blobId ?? '' });
    await release.execute(await stems.deleteContent(content));
    expect(await stems.find(content, ['BASS', 'SIDE'])).toEqual([]);
    expect(await blobs.sizeOf(bass?.blobId ?? '')).toBeNull();
    expect(await blobs.sizeOf(side?.blobId ?? '')).toBe('the SIDE stem'.length);
  });
});
