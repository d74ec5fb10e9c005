import { defineEvent } from '@earshot/contracts';
import { z } from 'zod';
import type { EventLog } from '../ports/event-log';
import { freshSubject, type StartMessaging, startedPerTest, take } from './messaging-under-test';

const stepped = () => defineEvent({ subject: freshSubject(), payload: z.object({ n: z.int() }) });
type Stepped = ReturnType<typeof stepped>;

async function appendRange(
  log: EventLog,
  contract: Stepped,
  { from, to, key = 'a' }: { from: number; to: number; key?: string },
): Promise<void> {
  for (let n = from; n < to; n += 1) await log.append(contract, { id: `${key}-${n}`, key, payload: { n } });
}

const numbersOf = (events: readonly { payload: { n: number } }[]): number[] => events.map(({ payload }) => payload.n);
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

/** What every EventLog does. */
export function describeEventLog(start: StartMessaging): void {
  const run = startedPerTest(start);

  it('reads what is kept in its order, with cursors that rise', async () => {
    const { log } = await run();
    const contract = stepped();
    await appendRange(log, contract, { from: 0, to: 20 });
    const events = await take(log.read(contract, { from: 'start' }), 20);
    expect(numbersOf(events)).toEqual(range(0, 20));
    const cursors = events.map(({ cursor }) => Number(cursor));
    expect(cursors).toEqual([...cursors].sort((a, b) => a - b));
    expect(new Set(cursors).size).toBe(20);
    expect(events.every(({ cursor }) => /^\d+$/.test(cursor))).toBe(true);
  });

  it('begins with what comes after the call when nothing else is said', async () => {
    const { log } = await run();
    const contract = stepped();
    await appendRange(log, contract, { from: 0, to: 3 });
    let isRead = false;
    const reading = take(log.read(contract), 5).finally(() => (isRead = true));
    for (let n = 3; !isRead; n += 1) await appendRange(log, contract, { from: n, to: n + 1 });
    const [first = 0, ...others] = numbersOf(await reading);
    expect(first).toBeGreaterThanOrEqual(3);
    expect(others).toEqual(range(first + 1, first + 5));
  });

  it('goes on behind a cursor without loss or repetition while others append', async () => {
    const { log } = await run();
    const contract = stepped();
    await appendRange(log, contract, { from: 0, to: 100 });
    const appending = appendRange(log, contract, { from: 100, to: 300 });
    const seen: number[] = [];
    let after: string | undefined;
    while (seen.length < 300) {
      const events = await take(log.read(contract, after === undefined ? { from: 'start' } : { after }), Math.min(37, 300 - seen.length));
      seen.push(...numbersOf(events));
      after = events.at(-1)?.cursor;
    }
    await appending;
    expect(seen).toEqual(range(0, 300));
  });

  it('serves a slow and a quick reader alike while others append', async () => {
    const { log } = await run();
    const contract = stepped();
    const slow = (async () => {
      const seen: number[] = [];
      for await (const { payload } of log.read(contract, { from: 'start' })) {
        if (payload.n % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        if (seen.push(payload.n) === 400) return seen;
      }
      return seen;
    })();
    const quick = take(log.read(contract, { from: 'start' }), 400);
    await appendRange(log, contract, { from: 0, to: 400 });
    expect(await slow).toEqual(range(0, 400));
    expect(numbersOf(await quick)).toEqual(range(0, 400));
  });

  it('reads only the entries of a key, stored and live', async () => {
    const { log } = await run();
    const contract = stepped();
    await appendRange(log, contract, { from: 0, to: 3, key: 'batch.1' });
    await appendRange(log, contract, { from: 10, to: 13, key: 'batch.2' });
    const reading = take(log.read(contract, { from: 'start', key: 'batch.2' }), 5);
    await appendRange(log, contract, { from: 3, to: 5, key: 'batch.1' });
    await appendRange(log, contract, { from: 13, to: 15, key: 'batch.2' });
    expect(numbersOf(await reading)).toEqual(range(10, 15));
  });

  it('keeps an id once', async () => {
    const { log } = await run();
    const contract = stepped();
    await log.append(contract, { id: 'same', key: 'a', payload: { n: 1 } });
    await log.append(contract, { id: 'same', key: 'a', payload: { n: 1 } });
    await log.append(contract, { id: 'other', key: 'a', payload: { n: 2 } });
    expect(numbersOf(await take(log.read(contract, { from: 'start' }), 2))).toEqual([1, 2]);
  });

  it('keeps many entries in one stroke, in their order, each once', async () => {
    const { log } = await run();
    const contract = stepped();
    const entries = (numbers: readonly number[]) =>
      numbers.map((n) => ({ id: `n-${n}`, key: n % 2 === 0 ? 'even' : 'odd', payload: { n } }));
    await log.appendAll(contract, []);
    await log.appendAll(contract, entries([0, 1, 2, 2, 0]));
    await Promise.all([log.appendAll(contract, entries([2, 3, 1, 4])), log.appendAll(contract, entries([4, 5, 6]))]);
    await log.appendAll(contract, entries([5, 6, 0]));
    await log.append(contract, { id: 'n-7', key: 'odd', payload: { n: 7 } });
    const kept = await take(log.read(contract, { from: 'start' }), 8);
    expect(numbersOf(kept)).toEqual(range(0, 8));
    const behindThird = await take(log.read(contract, { after: kept[2]?.cursor ?? '', key: 'odd' }), 3);
    expect(numbersOf(behindThird)).toEqual([3, 5, 7]);
  });

  it('keeps none of several entries when one of them is refused', async () => {
    const { log } = await run();
    const contract = stepped();
    const good = { id: 'good', key: 'a', payload: { n: 1 } };
    await expect(log.appendAll(contract, [good, { id: 'bad', key: 'a', payload: { n: 0.5 } }])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await log.append(contract, { id: 'later', key: 'a', payload: { n: 2 } });
    expect(numbersOf(await take(log.read(contract, { from: 'start' }), 1))).toEqual([2]);
  });

  it('keeps the entries of different contracts apart', async () => {
    const { log } = await run();
    const [one, other] = [stepped(), stepped()];
    await log.append(one, { id: 'same', key: 'a', payload: { n: 1 } });
    await log.append(other, { id: 'same', key: 'a', payload: { n: 2 } });
    expect(numbersOf(await take(log.read(other, { from: 'start' }), 1))).toEqual([2]);
  });

  it.each(['', '-1', '1.5', '01', 'abc', '1e3', ' 1', '99999999999999999999', '4'])('refuses the cursor %p', async (after) => {
    const { log } = await run();
    const contract = stepped();
    await appendRange(log, contract, { from: 0, to: 3 });
    await expect(take(log.read(contract, { after }), 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('refuses an invalid payload, and an entry without id or key', async () => {
    const { log } = await run();
    await expect(log.append(stepped(), { id: '', key: 'a', payload: { n: 1 } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(log.append(stepped(), { id: 'x', key: '', payload: { n: 1 } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(log.append(stepped(), { id: 'x', key: 'a', payload: { n: 0.5 } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('ends when the signal aborts', async () => {
    const { log } = await run();
    const contract = stepped();
    const controller = new AbortController();
    const reading = take(log.read(contract, { from: 'start', signal: controller.signal }), 2);
    await appendRange(log, contract, { from: 0, to: 1 });
    setTimeout(() => controller.abort(), 20);
    expect((await reading).length).toBeLessThan(2);
  });

  it('goes on behind a cursor of before a restart', async () => {
    const contract = stepped();
    const before = await start();
    await appendRange(before.log, contract, { from: 0, to: 5 });
    const [first] = await take(before.log.read(contract, { from: 'start' }), 1);
    await before.close();

    const { log } = await run();
    await log.append(contract, { id: 'a-4', key: 'a', payload: { n: 4 } });
    await appendRange(log, contract, { from: 5, to: 7 });
    expect(numbersOf(await take(log.read(contract, { after: first?.cursor ?? '' }), 6))).toEqual(range(1, 7));
  });
}
