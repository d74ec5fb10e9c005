import { BackendGuard, createRedisClient, type RedisClient } from '@earshot/platform/cache';
import { Test } from '@nestjs/testing';
import { RateLimitStore } from '../rate-limit-store';
import { describeRateLimitStore } from '../rate-limit-store.contract';
import { RedisRateLimitModule } from './redis-rate-limit.module';
import { RedisRateLimitStore } from './redis-rate-limit-store';
import { RedisScript } from './redis-script';

const url = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';

describe('RedisRateLimitStore', () => {
  const clients: RedisClient[] = [];

  const storeOver = (client: RedisClient): RedisRateLimitStore =>
    new RedisRateLimitStore({
      client,
      script: RedisScript.load('sliding-window.lua'),
      guard: new BackendGuard({ timeoutMs: 2000 }),
      keyPrefix: 'test:rate-limit:',
      shareWithoutRedis: 0.25,
    });

  beforeAll(async () => {
    for (let replica = 0; replica < 4; replica += 1) clients.push(await createRedisClient(url).connect());
  });

  afterAll(() => {
    for (const client of clients) client.destroy();
  });

  const first = (): RedisClient => clients[0] ?? createRedisClient(url);

  describeRateLimitStore(async () => storeOver(first()));

  it('allows exactly one of 200 at once over four replicas when one is left', async () => {
    const key = `replicas:${Date.now()}`;
    const rule = { limit: 60, windowMs: 60_000 };
    const stores = clients.map(storeOver);
    for (let n = 0; n < 59; n += 1) await stores[0]?.take(key, rule);
    const decisions = await Promise.all(Array.from({ length: 200 }, (_, n) => stores[n % 4]?.take(key, rule)));
    expect(decisions.filter((decision) => decision?.isAllowed)).toHaveLength(1);
  });

  it('decides again when the server has forgotten the script', async () => {
    await first().scriptFlush();
    await expect(storeOver(first()).take(`flushed:${Date.now()}`, { limit: 1, windowMs: 1000 })).resolves.toMatchObject({
      isAllowed: true,
    });
  });

  it('leaves no log behind when its window is over', async () => {
    const key = `short:${Date.now()}`;
    await storeOver(first()).take(key, { limit: 1, windowMs: 50 });
    await expect(first().pTTL(`test:rate-limit:${key}`)).resolves.toBeLessThanOrEqual(1050);
  });

  it('falls to a stricter limit of this process, at once, when there is no server', async () => {
    const module = await Test.createTestingModule({ imports: [RedisRateLimitModule.forRoot({ url: 'redis://127.0.0.1:1' })] }).compile();
    await module.init();
    const store = module.get(RateLimitStore);
    const startedMs = performance.now();
    const decisions = await Promise.all(Array.from({ length: 100 }, () => store.take('user:1', { limit: 60, windowMs: 60_000 })));
    expect(performance.now() - startedMs).toBeLessThan(500);
    expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(15);
    await module.close();
  });

  it('gives no fresh start to who used the limit up before the server went away', async () => {
    const client = await createRedisClient(url).connect();
    const store = storeOver(client);
    const key = `outage:${Date.now()}`;
    for (let n = 0; n < 40; n += 1) await store.take(key, { limit: 60, windowMs: 60_000 });
    client.destroy();
    await expect(store.take(key, { limit: 60, windowMs: 60_000 })).resolves.toMatchObject({ isAllowed: false });
  });

  it('gives no fresh start when the server has lost its data', async () => {
    const store = storeOver(first());
    const key = `lost:${Date.now()}`;
    const rule = { limit: 5, windowMs: 60_000 };
    for (let n = 0; n < 5; n += 1) await store.take(key, rule);
    await first().del(`test:rate-limit:${key}`);
    await expect(store.take(key, rule)).resolves.toMatchObject({ isAllowed: false, used: 5 });
  });
});
