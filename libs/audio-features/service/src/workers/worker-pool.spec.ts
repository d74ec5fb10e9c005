import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { arrangedSignal, sineSignal, wavFile } from '@earshot/testing';
import { WorkerPool } from './worker-pool';
import type { MeasureTask } from './worker-task';

const maxDurationSeconds = 600;
const timeoutMs = 30_000;

describe(WorkerPool, () => {
  let folder: string;
  let pool: WorkerPool;
  const task = (name: string): MeasureTask => ({ kind: 'measure', path: join(folder, name), level: 'BASIC', maxDurationSeconds });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-workers-'));
    writeFileSync(join(folder, 'sine.wav'), wavFile(sineSignal({ durationSeconds: 2 })));
    writeFileSync(join(folder, 'long.wav'), wavFile(arrangedSignal({ seed: 1, durationSeconds: 120 }).signal));
    writeFileSync(join(folder, 'text.wav'), 'no sound at all');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => (pool = new WorkerPool({ size: 1, maxWaiting: 2 })));
  afterEach(() => pool.close());

  it('measures a file in a thread of its own', async () => {
    const { features, truncated } = await pool.run(task('sine.wav'), { timeoutMs });
    expect(features.durationSeconds).toBeCloseTo(2, 3);
    expect(truncated).toBe(false);
  });

  it('tells what a file is before it is measured', async () => {
    const probe = await pool.run({ kind: 'probe', path: join(folder, 'sine.wav'), maxDurationSeconds }, { timeoutMs });
    expect(probe).toMatchObject({ format: 'WAV', channels: 2, sampleRateHz: 44_100, durationSeconds: 2 });
  });

  it('passes the errors of a task on and goes on working', async () => {
    await expect(pool.run(task('text.wav'), { timeoutMs })).rejects.toMatchObject({ code: 'UNSUPPORTED_AUDIO_FORMAT' });
    await expect(pool.run(task('sine.wav'), { timeoutMs })).resolves.toBeDefined();
  });

  it('ends a thread that takes too long and replaces it', async () => {
    await expect(pool.run(task('long.wav'), { timeoutMs: 1 })).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT' });
    await expect(pool.run(task('sine.wav'), { timeoutMs })).resolves.toBeDefined();
  });

  it('ends the work that is cancelled while it runs', async () => {
    const controller = new AbortController();
    const running = pool.run(task('long.wav'), { timeoutMs, signal: controller.signal });
    await sleep(20);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(pool.run(task('sine.wav'), { timeoutMs })).resolves.toBeDefined();
  });

  it('takes nothing up that was cancelled while it waited', async () => {
    const controller = new AbortController();
    const first = pool.run(task('sine.wav'), { timeoutMs });
    const waiting = pool.run(task('sine.wav'), { timeoutMs, signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(first).resolves.toBeDefined();
  });

  it('refuses more than may wait', async () => {
    const accepted = [1, 2, 3].map(() => pool.run(task('sine.wav'), { timeoutMs }));
    await expect(pool.run(task('sine.wav'), { timeoutMs })).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(Promise.all(accepted)).resolves.toHaveLength(3);
  });

  it('refuses what waits when it is closed', async () => {
    const running = pool.run(task('long.wav'), { timeoutMs });
    const waiting = pool.run(task('sine.wav'), { timeoutMs });
    const refused = Promise.all([
      expect(running).rejects.toMatchObject({ name: 'EarshotError' }),
      expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' }),
    ]);
    await pool.close();
    await refused;
  });
});
