import { giveSignsOfLife } from './signs-of-life';

const intervalMs = 1_000;

describe(giveSignsOfLife, () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const begin = (tell: () => Promise<boolean>, outer = new AbortController().signal) => giveSignsOfLife({ tell, intervalMs, outer });

  it('tells at intervals, until it is stopped', async () => {
    const tell = jest.fn(async () => true);
    const life = begin(tell);
    await jest.advanceTimersByTimeAsync(3_500);
    life.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(tell).toHaveBeenCalledTimes(3);
    expect([life.signal.aborted, life.isUnwanted()]).toEqual([false, false]);
  });

  it('ends what nobody wants any more', async () => {
    const life = begin(async () => false);
    await jest.advanceTimersByTimeAsync(intervalMs);
    life.stop();
    expect([life.signal.aborted, life.isUnwanted()]).toEqual([true, true]);
  });

  it('goes on when a sign is lost', async () => {
    const life = begin(() => Promise.reject(new Error('The database is away.')));
    await jest.advanceTimersByTimeAsync(2 * intervalMs);
    life.stop();
    expect(life.signal.aborted).toBe(false);
  });

  it('ends with the outer signal, which says nothing of who wants it', () => {
    const outer = new AbortController();
    const life = begin(async () => true, outer.signal);
    outer.abort();
    life.stop();
    expect([life.signal.aborted, life.isUnwanted()]).toEqual([true, false]);
  });
});
