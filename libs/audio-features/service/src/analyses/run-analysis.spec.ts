import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EarshotError, type AnalysisLevel, type PhaseFailure } from '@earshot/contracts';
import { FileBlobStore } from '@earshot/platform/blobs';
import { MessageBus } from '@earshot/platform/messaging';
import { EmbeddedDocumentStore } from '@earshot/platform/persistence';
import { measuredSample } from '@earshot/testing';
import { Logger } from '@nestjs/common';
import { AudioFileRepository } from '../audio-files/audio-file.repository';
import { MeasureContent, type MeasuredContent } from '../measurements/measure-content';
import { MeasurementRepository } from '../measurements/measurement.repository';
import { SecondOpinions } from '../second-opinion/second-opinions';
import { AnalysisWorkers } from '../workers/analysis-workers';
import { AnalysisAnnouncer } from './analysis-announcer';
import { createAnalysis } from './analysis.document';
import { AnalysisRepository } from './analysis.repository';
import { InterpretMeasurement } from './interpret-measurement';
import { RunAnalysis } from './run-analysis';

const settings = { workers: 1, maxDurationSeconds: 600, analysisTimeoutMs: 60_000, resumesAllAtStart: true };
const unheard = new AbortController().signal;

/** Nobody listens and nobody answers. */
class SilentBus extends MessageBus {
  override request = jest.fn();
  override stream = jest.fn();
  override publish = jest.fn(async () => undefined);
  override subscribe = jest.fn();
}

describe(RunAnalysis, () => {
  let directory: string;
  let analyses: AnalysisRepository;
  let run: RunAnalysis;
  let measure: jest.SpyInstance<Promise<MeasuredContent>, Parameters<MeasureContent['execute']>>;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'earshot-run-'));
    const store = new EmbeddedDocumentStore({ dataDirectory: join(directory, 'documents') });
    const blobs = new FileBlobStore({ directory: join(directory, 'blobs') });
    const bus = new SilentBus();
    const measurements = new MeasurementRepository(store);
    const content = new MeasureContent(measurements, new AnalysisWorkers(blobs, settings), new SecondOpinions(blobs, settings));
    measure = jest.spyOn(content, 'execute');
    const files = new AudioFileRepository(store);
    await files.insert({
      _id: 'file',
      uploadId: 'upload',
      ownerId: 'owner',
      filename: 'a.wav',
      format: 'WAV',
      sizeBytes: 1_000,
      blobId: 'a1',
      durationSeconds: 12,
      sampleRateHz: 44_100,
      channels: 2,
      tags: [],
      metadata: {},
      uploadedAt: new Date(),
      analyzed: false,
      summary: null,
    });
    analyses = new AnalysisRepository(store);
    run = new RunAnalysis(analyses, files, content, new InterpretMeasurement(bus), new AnalysisAnnouncer(bus));
  });
  afterEach(() => {
    jest.useRealTimers();
    rmSync(directory, { recursive: true, force: true });
  });

  const queued = async (level: AnalysisLevel = 'DETAILED', fileId = 'file'): Promise<string> => {
    await run.ensure(createAnalysis({ id: 'analysis', fileId, ownerId: 'owner', level, interpretation: null, batchId: null }));
    return 'analysis';
  };
  const measured = (failure: PhaseFailure | null): MeasuredContent => ({
    measurement: {
      _id: 'a1:1:DETAILED',
      contentHash: 'a1',
      level: 'DETAILED',
      features: measuredSample,
      waveform: { min: [], max: [], rms: [] },
      decodedSeconds: 12,
      declaredSeconds: 12,
      truncated: false,
      measuredAt: new Date(),
    },
    cached: false,
    failure,
  });

  it('measures the bytes of the file, for as long as they may take', async () => {
    measure.mockResolvedValue(measured(null));
    expect(await run.execute(await queued(), unheard)).toMatchObject({ status: 'COMPLETE', failures: [] });
    expect(measure).toHaveBeenCalledWith(expect.objectContaining({ contentHash: 'a1', durationSeconds: 12, level: 'DETAILED' }));
  });

  it('is PARTIAL without its second opinion, and refers to the detailed measurement', async () => {
    const failure = { phase: 'second-opinion', code: 'ANALYSIS_TIMEOUT', message: 'Too slow.' };
    measure.mockResolvedValue(measured(failure));
    expect(await run.execute(await queued('COMPREHENSIVE'), unheard)).toMatchObject({
      status: 'PARTIAL',
      failures: [failure],
      measurementId: 'a1:1:DETAILED',
    });
  });

  it('fails with the reason when the file cannot be measured', async () => {
    measure.mockRejectedValue(new EarshotError('INVALID_AUDIO', 'No sound.'));
    expect(await run.execute(await queued(), unheard)).toMatchObject({
      status: 'FAILED',
      failures: [{ phase: 'features', code: 'INVALID_AUDIO', message: 'No sound.' }],
    });
  });

  it('is left for another try when the machinery failed', async () => {
    measure.mockRejectedValue(new EarshotError('INTERNAL', 'The worker thread ended.'));
    await expect(run.execute(await queued(), unheard)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await analyses.find('analysis')).toMatchObject({ status: 'RUNNING' });
  });

  it('stops when its file is deleted meanwhile', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'Date'] });
    measure.mockImplementation(async ({ signal }) => {
      await analyses.deleteOfFile('file');
      jest.advanceTimersByTime(10_000);
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new EarshotError('CANCELLED', 'The measurement was cancelled.')));
      });
    });
    expect(await run.execute(await queued(), unheard)).toBeNull();
  });

  it('changes nothing that has ended', async () => {
    measure.mockResolvedValue(measured(null));
    const ended = await run.execute(await queued(), unheard);
    expect(await run.execute('analysis', unheard)).toEqual(ended);
    expect(measure).toHaveBeenCalledTimes(1);
  });

  it('fails when its file is gone', async () => {
    expect(await run.execute(await queued('DETAILED', 'another file'), unheard)).toMatchObject({ status: 'FAILED' });
    expect(measure).not.toHaveBeenCalled();
  });
});
