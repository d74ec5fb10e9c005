import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkerPool } from './worker-pool';

/** What a scripted thread adds to its reply. */
interface Script {
  readonly memoryBytes?: number;
  readonly isSpent?: boolean;
  readonly error?: { readonly code: string; readonly message: string; readonly details: object };
}
type Scripted = (script: Script) => Promise<number>;
// A type and not an interface: only types have the index signature that a registry of tasks has.
type ScriptedTasks = Readonly<Record<'tell' | 'hang' | 'crash' | 'exit' | 'shout', Scripted>>;

const entry = join(__dirname, '__fixtures__/scripted-worker.cjs');
const timeoutMs = 30_000;
const maxMemoryBytes = 1_000;

describe(WorkerPool, () => {
  let pool: WorkerPool<ScriptedTasks>;
  const open = (size: number): WorkerPool<ScriptedTasks> => (pool = new WorkerPool({ entry, size, maxWaiting: 2, maxMemoryBytes }));
  const tell = (script: Script = {}): Promise<number> => pool.run('tell', script, { timeoutMs });

  afterEach(() => pool.close());

  it('uses a thread again', async () => {
    open(2);
    const first = await tell();
    expect(await tell()).toBe(first);
  });

  it('starts no more threads than it may and lets the rest wait', async () => {
    open(2);
    const threads = await Promise.all([tell(), tell(), tell(), tell()]);
    expect(new Set(threads).size).toBe(2);
  });

  it('ends a thread that is stuck and replaces it, while the neighbour goes on', async () => {
    open(2);
    const neighbour = await tell();
    const stuck = pool.run('hang', {}, { timeoutMs: 50 });
    const other = await tell();
    await expect(stuck).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT', isRetryable: true });
    const after = new Set(await Promise.all([tell(), tell()]));
    expect([neighbour, other].some((thread) => after.has(thread))).toBe(true);
    expect(after.size).toBe(2);
  });

  it('gives the place of a stuck thread to what waits', async () => {
    open(1);
    const stuck = expect(pool.run('hang', {}, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'ANALYSIS_TIMEOUT' });
    await expect(tell()).resolves.toEqual(expect.any(Number));
    await stuck;
  });

  it('ends the work that is cancelled while it runs', async () => {
    open(1);
    const controller = new AbortController();
    const running = pool.run('hang', {}, { timeoutMs, signal: controller.signal });
    await sleep(20);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(tell()).resolves.toBeDefined();
  });

  it('takes nothing up that was cancelled before it began or while it waited', async () => {
    open(1);
    const controller = new AbortController();
    const first = tell();
    const waiting = pool.run('hang', {}, { timeoutMs, signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(pool.run('hang', {}, { timeoutMs, signal: controller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await tell()).toBe(await first);
  });

  it.each(['crash', 'exit'] as const)('replaces a thread that ends by itself: %s', async (task) => {
    open(1);
    const first = await tell();
    await expect(pool.run(task, {}, { timeoutMs })).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await tell()).not.toBe(first);
  });

  it('passes an error on and uses its thread again', async () => {
    open(1);
    const first = await tell();
    const error = { code: 'INVALID_AUDIO', message: 'No sound.', details: { second: 3 } };
    await expect(tell({ error })).rejects.toMatchObject({ name: 'EarshotError', ...error });
    expect(await tell()).toBe(first);
  });

  it('replaces a thread in which a decoder broke', async () => {
    open(1);
    const first = await tell();
    const error = { code: 'INVALID_AUDIO', message: 'Damaged.', details: {} };
    await expect(tell({ error, isSpent: true })).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
    expect(await tell()).not.toBe(first);
  });

  it('replaces a thread that holds more memory than it may', async () => {
    open(1);
    const modest = await tell({ memoryBytes: maxMemoryBytes });
    const fat = await tell({ memoryBytes: maxMemoryBytes + 1 });
    expect(fat).toBe(modest);
    expect(await tell()).not.toBe(fat);
  });

  it('keeps what packages print to itself', async () => {
    const write = jest.spyOn(process.stdout, 'write');
    open(1);
    await pool.run('shout', {}, { timeoutMs });
    await tell();
    expect(write.mock.calls.flat().filter((text) => String(text).includes('noise of a package'))).toEqual([]);
    write.mockRestore();
  });

  it('refuses more than may wait', async () => {
    open(1);
    const accepted = [tell(), tell(), tell()];
    await expect(tell()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(Promise.all(accepted)).resolves.toHaveLength(3);
  });

  it('refuses what runs, what waits and what comes when it is closed', async () => {
    open(1);
    const refused = [pool.run('hang', {}, { timeoutMs }), tell()].map((task) =>
      expect(task).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' }),
    );
    await pool.close();
    await Promise.all([...refused, expect(tell()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })]);
  });
});
