import { describeRateLimitStore } from '../rate-limit-store.contract';
import { MemoryRateLimitStore } from './memory-rate-limit-store';

describe(MemoryRateLimitStore, () => {
  describeRateLimitStore(async () => new MemoryRateLimitStore());

  describe('with a clock of its own', () => {
    const rule = { limit: 60, windowMs: 60_000 };
    let nowMs: number;
    let store: MemoryRateLimitStore;

    beforeEach(() => {
      nowMs = 0;
      store = new MemoryRateLimitStore({ now: () => nowMs });
    });

    const allowedAt = async (instantMs: number, times: number): Promise<number> => {
      nowMs = instantMs;
      const decisions = await Promise.all(Array.from({ length: times }, () => store.take('user:1', rule)));
      return decisions.filter(({ isAllowed }) => isAllowed).length;
    };

    it('allows 60, not 120, around the edge of a minute', async () => {
      await expect(allowedAt(59_900, 60)).resolves.toBe(60);
      await expect(allowedAt(60_100, 60)).resolves.toBe(0);
      await expect(allowedAt(119_899.9, 60)).resolves.toBe(0);
      await expect(allowedAt(119_900, 60)).resolves.toBe(60);
    });

    // Of these, the end of the window less its beginning is a hair more than a minute.
    it.each([90_227.23474650654, 96_113.245410541, 83_877.88825884803])(
      'tells a minute as 60 seconds when the clock stands at %d',
      async (instantMs) => {
        nowMs = instantMs;
        await expect(store.increment('user:1', 60_000, 1, 60_000, 'default')).resolves.toMatchObject({ timeToExpire: 60 });
      },
    );

    it('never allows more than the limit within any window, whatever comes', async () => {
      const allowed: number[] = [];
      let seed = 7;
      for (let instantMs = 0; instantMs < 400_000; instantMs += seed % 900) {
        seed = (seed * 48_271) % 2_147_483_647;
        if ((await allowedAt(instantMs, 1)) === 1) allowed.push(instantMs);
      }
      const fullest = Math.max(...allowed.map((start) => allowed.filter((at) => at >= start && at < start + rule.windowMs).length));
      expect(fullest).toBe(60);
    });

    it('counts only what is still in the window when it refuses', async () => {
      await allowedAt(0, 30);
      await allowedAt(59_000, 30);
      await allowedAt(60_000, 30);
      await expect(store.take('user:1', rule)).resolves.toMatchObject({ isAllowed: false, used: 60, retryAfterMs: 59_000 });
    });

    it('says when there is room again', async () => {
      await allowedAt(0, 59);
      await allowedAt(10_000, 1);
      nowMs = 20_000;
      await expect(store.take('user:1', rule)).resolves.toEqual({
        isAllowed: false,
        used: 60,
        remaining: 0,
        retryAfterMs: 40_000,
        resetAfterMs: 50_000,
      });
    });
  });

  it('forgets the key that was used longest ago when there are too many', async () => {
    const store = new MemoryRateLimitStore({ maxKeys: 2 });
    const rule = { limit: 1, windowMs: 60_000 };
    for (const key of ['a', 'b', 'c']) await store.take(key, rule);
    await expect(store.take('c', rule)).resolves.toMatchObject({ isAllowed: false });
    await expect(store.take('a', rule)).resolves.toMatchObject({ isAllowed: true });
  });

  it('forgets a hundredth of many keys at once, and none that was used since', async () => {
    const store = new MemoryRateLimitStore({ maxKeys: 200 });
    const rule = { limit: 1, windowMs: 60_000 };
    for (let key = 0; key < 200; key += 1) await store.take(`${key}`, rule);
    await store.take('0', rule);
    await store.take('one too many', rule);
    const isForgotten = (key: string): boolean => store.look(key, rule).isAllowed;
    expect(['0', '1', '2', '3', 'one too many'].filter(isForgotten)).toEqual(['1', '2']);
  });
});
