import { EarshotError, switchApiKey } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { completionReply, errorReply, validVibe } from '@earshot/testing';
import { secondTestKey, startRouter, testKey, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
afterEach(() => router.close());

const caller = (role: 'USER' | 'ADMIN') => ({ userId: 'user-1', tenantId: 'tenant-1', role });
const switchTo = (key: 'primary' | 'secondary', role: 'USER' | 'ADMIN' = 'ADMIN', provider = 'openrouter') =>
  router.app.get(MessageBus).request(switchApiKey, { provider, key }, { caller: caller(role) });
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (error instanceof EarshotError ? error.code : error));
const keysUsed = (): unknown[] => router.mock.hits.map(({ headers }) => headers.authorization);
const masked = (key: string): string => `Bearer …${key.slice(-4)}`;

describe('The keys of a provider', () => {
  it.each([
    ['refused', errorReply(401)],
    ['out of money', errorReply(402)],
    ['out of quota', errorReply(429, { code: 'insufficient_quota', message: 'You exceeded your current quota: insufficient_quota' })],
  ])('change by themselves where one is %s', async (_what, reply) => {
    router = await startRouter({ hasSecondKey: true });
    router.mock.respondWith(reply);
    const { attempts } = await router.complete();
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['auth', 'answered']);
    await router.complete({ temperature: 0.1 });
    expect(keysUsed()).toEqual([testKey, secondTestKey, secondTestKey].map(masked));
    expect(router.runtime.waitsMs).toEqual([]);
    expect((await router.models()).models[0]?.health.activeKey).toBe('secondary');
  });

  it('are both tried once where both are refused', async () => {
    router = await startRouter({ hasSecondKey: true });
    router.mock.respondAlwaysWith(errorReply(401));
    expect((await router.complete()).provider).toBe('local');
    expect(keysUsed()).toEqual([testKey, secondTestKey].map(masked));
  });

  it('are switched by an administrator, while a call under way keeps its own', async () => {
    router = await startRouter({ hasSecondKey: true });
    router.mock.respondWith(completionReply(JSON.stringify(validVibe), { delayMs: 150 }));
    const underWay = router.complete();
    while (router.mock.hits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await switchTo('secondary');
    await router.complete({ temperature: 0.1 });
    expect((await underWay).provider).toBe('openrouter');
    await switchTo('primary');
    await router.complete({ temperature: 0.2 });
    expect(keysUsed()).toEqual([testKey, secondTestKey, testKey].map(masked));
  });

  it('are not for everybody to switch, and only those that there are', async () => {
    router = await startRouter();
    expect(await codeOf(switchTo('primary', 'USER'))).toBe('FORBIDDEN');
    expect(await codeOf(switchTo('secondary'))).toBe('NOT_FOUND');
    expect(await codeOf(switchTo('primary', 'ADMIN', 'nobody'))).toBe('NOT_FOUND');
  });
});
