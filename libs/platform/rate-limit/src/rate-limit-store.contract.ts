import type { RateLimitStore } from './rate-limit-store';

/** What every adapter of `RateLimitStore` promises; keys are fresh in each test. */
export function describeRateLimitStore(openStore: () => Promise<RateLimitStore>): void {
  let store: RateLimitStore;
  let key: string;
  let count = 0;

  beforeEach(async () => {
    store = await openStore();
    count += 1;
    key = `user:${Date.now()}:${count}`;
  });

  const take = async (times: number, rule: { limit: number; windowMs: number }): Promise<boolean[]> => {
    const decisions = [];
    for (let n = 0; n < times; n += 1) decisions.push(await store.take(key, rule));
    return decisions.map(({ isAllowed }) => isAllowed);
  };

  it('allows as many as the limit, refuses the next, and says how many are left and when there is room', async () => {
    const rule = { limit: 3, windowMs: 60_000 };
    await expect(store.take(key, rule)).resolves.toMatchObject({ isAllowed: true, used: 1, remaining: 2, retryAfterMs: 0 });
    await store.take(key, rule);
    await expect(store.take(key, rule)).resolves.toMatchObject({ isAllowed: true, used: 3, remaining: 0 });
    const refused = await store.take(key, rule);
    expect(refused).toMatchObject({ isAllowed: false, used: 3, remaining: 0 });
    expect(refused.retryAfterMs).toBeGreaterThan(50_000);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(refused.resetAfterMs).toBeGreaterThanOrEqual(refused.retryAfterMs);
  });

  it('does not count what it refused', async () => {
    const rule = { limit: 2, windowMs: 300 };
    await expect(take(2, rule)).resolves.toEqual([true, true]);
    await expect(take(20, rule)).resolves.not.toContain(true);
    await new Promise((resolve) => setTimeout(resolve, 350));
    await expect(take(3, rule)).resolves.toEqual([true, true, false]);
  });

  it('allows exactly one of 200 at once when one is left', async () => {
    const rule = { limit: 60, windowMs: 60_000 };
    await take(59, rule);
    const decisions = await Promise.all(Array.from({ length: 200 }, () => store.take(key, rule)));
    expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(1);
  });

  it('keeps keys apart', async () => {
    const rule = { limit: 1, windowMs: 60_000 };
    await take(1, rule);
    await expect(store.take(`${key}:other`, rule)).resolves.toMatchObject({ isAllowed: true });
  });

  it('obeys a limit that was lowered meanwhile', async () => {
    await take(5, { limit: 5, windowMs: 60_000 });
    const refused = await store.take(key, { limit: 2, windowMs: 60_000 });
    expect(refused).toMatchObject({ isAllowed: false, used: 5, remaining: 0 });
    expect(refused.retryAfterMs).toBeGreaterThan(50_000);
  });

  it('speaks to the throttler of Nest in whole seconds', async () => {
    await expect(store.increment(key, 60_000, 1, 60_000, 'default')).resolves.toEqual({
      totalHits: 1,
      timeToExpire: 60,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    await expect(store.increment(key, 60_000, 1, 60_000, 'default')).resolves.toMatchObject({ isBlocked: true, timeToBlockExpire: 60 });
    await expect(store.increment(key, 60_000, 1, 60_000, 'login')).resolves.toMatchObject({ isBlocked: false });
  });
}
