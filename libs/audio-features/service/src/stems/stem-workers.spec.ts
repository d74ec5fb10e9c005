import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileBlobStore } from '@earshot/platform/blobs';
import { noiseSignal, wavFile } from '@earshot/testing';
import { StemWorkers } from './stem-workers';

const settings = { workers: 1, maxDurationSeconds: 600, analysisTimeoutMs: 60_000, resumesAllAtStart: true };

describe(StemWorkers, () => {
  let folder: string;
  let blobs: FileBlobStore;
  const opened: StemWorkers[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-stem-workers-'));
    blobs = new FileBlobStore({ directory: join(folder, 'blobs') });
    mkdirSync(join(folder, 'stems'));
  });
  afterEach(() => Promise.all(opened.splice(0).map((workers) => workers.onApplicationShutdown())));
  afterAll(() => rmSync(folder, { recursive: true }));

  const separate = async (durationSeconds: number, options: { analysisTimeoutMs?: number; signal?: AbortSignal } = {}) => {
    const { analysisTimeoutMs = 60_000, signal = new AbortController().signal } = options;
    const workers = new StemWorkers(blobs, { ...settings, analysisTimeoutMs });
    opened.push(workers);
    const recording = wavFile(noiseSignal({ durationSeconds, colour: 'pink', seed: 2 }));
    const { blobId } = await blobs.write(
      (async function* () {
        yield recording;
      })(),
      { maxBytes: recording.length },
    );
    const directory = mkdtempSync(join(folder, 'stems/'));
    const result = await workers.separate(blobId, { kinds: ['HARMONIC', 'BASS'], directory, durationSeconds, signal });
    return { result, files: readdirSync(directory) };
  };

  it('separates stored bytes in a thread', async () => {
    const { result, files } = await separate(1);
    expect(result.durationSeconds).toBeCloseTo(1, 6);
    expect(files.toSorted()).toEqual(['bass.wav', 'harmonic.wav']);
  });

  it('ends what takes too long', async () => {
    await expect(separate(30, { analysisTimeoutMs: 1 })).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT' });
  });

  it('ends what nobody wants any more', async () => {
    const leaving = new AbortController();
    const separation = separate(30, { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 50);
    await expect(separation).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
