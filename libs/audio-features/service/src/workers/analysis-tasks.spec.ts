import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sineSignal, wavFile } from '@earshot/testing';
import { analysisTasks, type AnalysisTasks } from './analysis-tasks';
import { workerEntry } from './worker-entry';
import { WorkerPool } from './worker-pool';

const maxDurationSeconds = 600;
const timeoutMs = 30_000;

describe('the analysis threads', () => {
  let folder: string;
  const pool = new WorkerPool<AnalysisTasks>({
    entry: workerEntry(join(__dirname, 'analysis.worker')),
    size: 1,
    maxWaiting: 10,
    maxMemoryBytes: 512 * 1024 ** 2,
  });
  const file = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'earshot-tasks-'))));
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true });
  });

  it('measure a file', async () => {
    const path = file('sine.wav', wavFile(sineSignal({ durationSeconds: 2 })));
    const { features, truncated } = await pool.run('measure', { path, level: 'BASIC', maxDurationSeconds }, { timeoutMs });
    expect(features.durationSeconds).toBeCloseTo(2, 3);
    expect(truncated).toBe(false);
  });

  it('tell what a file is before it is measured', async () => {
    const path = file('sine.wav', wavFile(sineSignal({ durationSeconds: 2 })));
    const probe = await pool.run('probe', { path, maxDurationSeconds }, { timeoutMs });
    expect(probe).toMatchObject({ format: 'WAV', channels: 2, sampleRateHz: 44_100, durationSeconds: 2 });
  });

  it('do the same in this thread as in their own', async () => {
    const input = { path: file('sine.wav', wavFile(sineSignal({ durationSeconds: 2 }))), maxDurationSeconds };
    expect(await pool.run('probe', input, { timeoutMs })).toEqual(await analysisTasks.probe(input));
  });
});
