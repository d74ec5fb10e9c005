import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError } from '@earshot/contracts';
import { FileBlobStore } from '@earshot/platform/blobs';
import { EmbeddedDocumentStore } from '@earshot/platform/persistence';
import { measuredSample } from '@earshot/testing';
import { Logger } from '@nestjs/common';
import { SecondOpinions } from '../second-opinion/second-opinions';
import { AnalysisWorkers } from '../workers/analysis-workers';
import type { MeasureResult } from '../workers/measure-file';
import { MeasureContent } from './measure-content';
import { MeasurementRepository } from './measurement.repository';

const settings = { workers: 1, maxDurationSeconds: 600, analysisTimeoutMs: 60_000, resumesAllAtStart: true };
const result: MeasureResult = {
  features: measuredSample,
  waveform: { min: [-1], max: [1], rms: [0.5] },
  decodedSeconds: measuredSample.durationSeconds,
  declaredSeconds: null,
  truncated: false,
};
const content = { contentHash: 'a1', durationSeconds: measuredSample.durationSeconds };

describe(MeasureContent, () => {
  let directory: string;
  let measureContent: MeasureContent;
  let measure: jest.SpyInstance;
  let ask: jest.SpyInstance;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'earshot-content-'));
    const blobs = new FileBlobStore({ directory: join(directory, 'blobs') });
    const workers = new AnalysisWorkers(blobs, settings);
    const opinions = new SecondOpinions(blobs, settings);
    measure = jest.spyOn(workers, 'measure').mockResolvedValue(result);
    ask = jest.spyOn(opinions, 'ask').mockImplementation(async (_, features) => ({ ...features, danceability: 1.5 }));
    const store = new EmbeddedDocumentStore({ dataDirectory: join(directory, 'documents') });
    measureContent = new MeasureContent(new MeasurementRepository(store), workers, opinions);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('measures once and knows it from then on, each level for itself', async () => {
    const first = await measureContent.execute({ ...content, level: 'DETAILED' });
    const again = await measureContent.execute({ ...content, level: 'DETAILED' });
    await measureContent.execute({ ...content, level: 'BASIC' });
    expect([first.cached, again.cached]).toEqual([false, true]);
    expect(again.measurement.features).toEqual(measuredSample);
    expect(measure).toHaveBeenCalledTimes(2);
  });

  it('measures once for all who ask at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => measureContent.execute({ ...content, level: 'DETAILED' })));
    expect(measure).toHaveBeenCalledTimes(1);
  });

  it('tells the thread how long the file is', async () => {
    await measureContent.execute({ ...content, level: 'DETAILED' });
    expect(measure).toHaveBeenCalledWith('a1', expect.objectContaining({ durationSeconds: content.durationSeconds }));
  });

  it('ends the work when the only one who asked leaves', async () => {
    const leaving = new AbortController();
    const ended = new Promise<void>((resolve) => {
      measure.mockImplementation((_, { signal }) => {
        signal.addEventListener('abort', () => resolve());
        setImmediate(() => leaving.abort());
        return new Promise(() => undefined);
      });
    });
    const measuring = measureContent.execute({ ...content, level: 'COMPREHENSIVE', signal: leaving.signal });
    await expect(measuring).rejects.toMatchObject({ code: 'CANCELLED' });
    await ended;
    expect(ask).not.toHaveBeenCalled();
  });

  describe('comprehensively', () => {
    const comprehend = () => measureContent.execute({ ...content, level: 'COMPREHENSIVE' });

    it('puts a second opinion on top of what was measured in detail', async () => {
      await measureContent.execute({ ...content, level: 'DETAILED' });
      const { measurement, cached, failure } = await comprehend();
      expect(measure).toHaveBeenCalledTimes(1);
      expect(measurement).toMatchObject({ level: 'COMPREHENSIVE', features: { ...measuredSample, danceability: 1.5 } });
      expect([cached, failure]).toEqual([false, null]);
      expect(await comprehend()).toMatchObject({ cached: true, failure: null });
      expect(ask).toHaveBeenCalledTimes(1);
    });

    it('leaves the detailed measurement as it was', async () => {
      await comprehend();
      const { measurement, cached } = await measureContent.execute({ ...content, level: 'DETAILED' });
      expect(cached).toBe(true);
      expect(measurement.features).toEqual(measuredSample);
    });

    it.each([
      ['ANALYSIS_TIMEOUT', new EarshotError('ANALYSIS_TIMEOUT', 'Too slow.')],
      ['SERVICE_UNAVAILABLE', new EarshotError('SERVICE_UNAVAILABLE', 'npm install essentia.js')],
      ['INTERNAL', new Error('/secret/path')],
    ])('answers what it has when the second opinion fails, and asks again next time: %s', async (code, error) => {
      ask.mockRejectedValueOnce(error);
      const failed = await comprehend();
      expect(failed.measurement).toMatchObject({ level: 'DETAILED', features: measuredSample });
      expect(failed.failure).toMatchObject({ phase: 'second-opinion', code });
      expect(failed.failure?.message).not.toContain('secret');
      expect(await comprehend()).toMatchObject({ failure: null, measurement: { level: 'COMPREHENSIVE' } });
      expect(measure).toHaveBeenCalledTimes(1);
    });

    it('fails as a whole when the file cannot be measured', async () => {
      measure.mockRejectedValueOnce(new EarshotError('INVALID_AUDIO', 'No sound.'));
      await expect(comprehend()).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
      expect(ask).not.toHaveBeenCalled();
    });
  });
});
