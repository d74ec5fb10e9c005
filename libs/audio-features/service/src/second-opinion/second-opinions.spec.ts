import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { MeasuredFeatures } from '@earshot/contracts';
import { FileBlobStore } from '@earshot/platform/blobs';
import { arrangedSignal, measuredSample, measuredSilence, wavFile } from '@earshot/testing';
import { SecondOpinions } from './second-opinions';

const settings = { workers: 1, maxDurationSeconds: 600, analysisTimeoutMs: 60_000, resumesAllAtStart: true };

describe(SecondOpinions, () => {
  const { signal } = arrangedSignal({ seed: 7, durationSeconds: 14, plan: { tempoBpm: 120 } });
  const own: MeasuredFeatures = {
    ...measuredSample,
    durationSeconds: 14,
    rhythm: { ...measuredSample.rhythm, bpm: 120, confidence: 0.6, candidates: [{ bpm: 120, confidence: 0.6 }] },
  };
  let directory: string;
  let blobs: FileBlobStore;
  let blobId: string;
  let opinions: SecondOpinions;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'earshot-opinions-'));
    blobs = new FileBlobStore({ directory });
    ({ blobId } = await blobs.write(Readable.from([wavFile(signal)]), { maxBytes: 1e9 }));
    opinions = new SecondOpinions(blobs, settings);
  });
  afterAll(async () => {
    await opinions.onApplicationShutdown();
    rmSync(directory, { recursive: true });
  });

  it('are surer of a tempo that both hear, and say how well one can dance to it', async () => {
    const { rhythm, danceability } = await opinions.ask(blobId, own);
    expect(rhythm.bpm).toBe(120);
    expect(rhythm.confidence).toBeGreaterThan(own.rhythm.confidence);
    expect(danceability).toBeGreaterThan(0);
    expect(danceability).toBeLessThan(5);
  });

  it('give the same answer to the same file, in a thread that heard it before', async () => {
    expect(await opinions.ask(blobId, own)).toEqual(await opinions.ask(blobId, own));
  });

  it('are not asked where our own engine heard nothing', async () => {
    expect(await opinions.ask('no such blob', { ...measuredSilence, durationSeconds: 20 })).toEqual({
      ...measuredSilence,
      durationSeconds: 20,
    });
  });

  it('end with whoever asked', async () => {
    const leaving = new AbortController();
    const asking = opinions.ask(blobId, own, leaving.signal);
    setTimeout(() => leaving.abort(), 30);
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(opinions.ask(blobId, own)).resolves.toBeDefined();
  });

  it('end when they take too long', async () => {
    const hasty = new SecondOpinions(blobs, { ...settings, analysisTimeoutMs: 1 });
    await expect(hasty.ask(blobId, own)).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT' });
    await hasty.onApplicationShutdown();
  });
});
