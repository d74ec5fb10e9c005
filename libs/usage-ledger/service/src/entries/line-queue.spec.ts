import { AsyncLocalStorage } from 'node:async_hooks';
import type { UsageEntry } from './usage-entry.document';
import { LineQueue, type OutboxLine } from './line-queue';

const lineOf = (id: number): OutboxLine => ({ budgetId: 'b', entry: { _id: String(id) } as UsageEntry });
const idsOf = (lines: readonly OutboxLine[]): string[] => lines.map(({ entry }) => entry._id);

/** A queue whose batches end when the test says so. */
function queueUnderTest() {
  const queue = new LineQueue();
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  queue.serve((lines) => {
    batches.push(idsOf(lines));
    return new Promise((resolve) => ends.push(resolve));
  });
  const endNext = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, batches, endNext };
}

describe(LineQueue.name, () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('lets lines gather for a moment and brings them on together, in their order', async () => {
    const { queue, batches } = queueUnderTest();
    for (let line = 0; line < 5; line += 1) await queue.add(lineOf(line));
    expect(batches).toEqual([]);
    jest.runAllTimers();
    expect(batches).toEqual([['0', '1', '2', '3', '4']]);
  });

  it('brings on what waited while the previous batch was under way together', async () => {
    const { queue, batches, endNext } = queueUnderTest();
    await queue.add(lineOf(0));
    jest.runAllTimers();
    await queue.add(lineOf(1));
    await queue.add(lineOf(2));
    expect(batches).toEqual([['0']]);
    await endNext();
    jest.runAllTimers();
    expect(batches).toEqual([['0'], ['1', '2']]);
  });

  it('lets a reader wait for what was handed over before, and for nothing later', async () => {
    const { queue, batches, endNext } = queueUnderTest();
    await queue.settled();
    await queue.add(lineOf(0));
    const isSettled = jest.fn();
    const settled = queue.settled().then(isSettled);
    expect(batches).toEqual([['0']]);
    await queue.add(lineOf(1));
    expect(isSettled).not.toHaveBeenCalled();
    await endNext();
    await settled;
    expect(batches).toEqual([['0']]);
  });

  it('lets no reader wait for ever', async () => {
    const { queue } = queueUnderTest();
    await queue.add(lineOf(0));
    const settled = queue.settled();
    jest.runAllTimers();
    await settled;
  });

  it('takes 256 lines at once, and lets those wait who come when 2,048 are on their way', async () => {
    const { queue, batches, endNext } = queueUnderTest();
    for (let line = 0; line < 2_048; line += 1) await queue.add(lineOf(line));
    expect(batches.map(({ length }) => length)).toEqual([256]);
    const isTaken = jest.fn();
    const taken = queue.add(lineOf(2_048)).then(isTaken);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isTaken).not.toHaveBeenCalled();
    await endNext();
    await taken;
    expect(batches.map(({ length }) => length)).toEqual([256, 256]);
  });

  it('waits for every line before the process ends, those that still come among them', async () => {
    const { queue, batches, endNext } = queueUnderTest();
    await queue.add(lineOf(0));
    const ended = queue.beforeApplicationShutdown();
    await endNext();
    await ended;
    const late = queue.add(lineOf(1));
    expect(batches).toEqual([['0'], ['1']]);
    await endNext();
    await late;
  });

  it('works outside the requests whose lines it takes', async () => {
    const request = new AsyncLocalStorage<string>();
    const queue = new LineQueue();
    const seen: (string | undefined)[] = [];
    queue.serve(async () => void seen.push(request.getStore()));
    await request.run('one', () => queue.add(lineOf(0)));
    jest.runAllTimers();
    await request.run('two', async () => {
      await queue.add(lineOf(1));
      await queue.settled();
    });
    expect(seen).toEqual([undefined, undefined]);
  });
});
