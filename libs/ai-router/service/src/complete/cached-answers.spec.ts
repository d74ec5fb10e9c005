import { errorReply, jsonReply } from '@earshot/testing';
import { startRouter, variables, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

const otherTenant = { userId: 'user-2', tenantId: 'tenant-2', role: 'USER' } as const;

describe('completeTask with kept answers', () => {
  it('answers the same again without a call, at no cost, and records what it saved', async () => {
    const { complete, mock, ledger } = await start();
    const first = await complete();
    const second = await complete();
    expect(second).toMatchObject({
      data: first.data,
      model: first.model,
      cached: true,
      costUsd: '0',
      usage: { totalTokens: 0 },
      attempts: [],
    });
    expect(mock.hits).toHaveLength(1);
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'hit', attemptId: 'RUN00000002-1', usage: { totalTokens: 150 } });
  });

  it('makes one call for equal requests at the same time', async () => {
    const { complete, mock, ledger } = await start();
    const completions = await Promise.all([complete(), complete(), complete()]);
    expect(mock.hits).toHaveLength(1);
    expect(completions.map(({ cached }) => cached).sort()).toEqual([false, true, true]);
    expect(ledger.story().sort()).toEqual(['hit', 'hit', 'reserve', 'settle answered']);
  });

  it('lets one caller leave without taking the answer from the other', async () => {
    const { complete, mock } = await start();
    mock.respondWith({ ...jsonReply({ error: { code: 429, message: 'slow' } }), delayMs: 60 });
    const controller = new AbortController();
    const leaving = complete({}, { signal: controller.signal }).catch(() => 'left');
    const staying = complete();
    setTimeout(() => controller.abort(), 20);
    expect(await leaving).toBe('left');
    expect((await staying).provider).toBe('openrouter');
  });

  it.each([
    ['another temperature', { temperature: 0.6 }],
    ['another limit', { maxTokens: 300 }],
    ['another model', { model: 'deep' }],
    ['another quality', { quality: 'DEEP' as const }],
    ['other measurements', { variables: { ...variables, bpm: '93.0' } }],
  ])('never shares an answer across %s', async (_what, change) => {
    const { complete, mock } = await start();
    await complete();
    const { cached } = await complete(change);
    expect(cached).toBe(false);
    expect(mock.hits).toHaveLength(2);
  });

  it('never shares an answer across tenants', async () => {
    const { complete, mock } = await start();
    await complete();
    expect((await complete({}, { caller: otherTenant })).cached).toBe(false);
    expect(mock.hits).toHaveLength(2);
  });

  it('makes a call for each tenant that asks the same at the same time', async () => {
    const { complete, mock } = await start();
    const together = await Promise.all([complete(), complete({}, { caller: otherTenant })]);
    expect(together.map(({ cached }) => cached)).toEqual([false, false]);
    expect(mock.hits).toHaveLength(2);
  });

  it('tells everybody who waited that nobody could answer, and asks anew the next time', async () => {
    const { complete, mock } = await start({ route: { candidates: ['openrouter/qwen/qwen3-7b-it'], maxAttempts: 1 } });
    mock.respondWith(errorReply(400, { message: 'This request is malformed.' }));
    const together = await Promise.allSettled([complete(), complete(), complete()]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(mock.hits).toHaveLength(1);
    expect((await complete()).cached).toBe(false);
  });

  it('keeps answers of the rules in memory while no model can be asked', async () => {
    const { complete, ledger } = await start({ hasKey: false });
    await complete();
    expect((await complete()).cached).toBe(true);
    expect(ledger.story()).toEqual(['reserve', 'settle answered', 'hit']);
  });

  it('asks the model again after the rules stood in for it', async () => {
    const { complete, mock } = await start();
    mock.respondWith(errorReply(401));
    expect((await complete()).provider).toBe('local');
    expect(await complete()).toMatchObject({ provider: 'openrouter', cached: false });
  });

  it('keeps nothing where the task says so', async () => {
    const { complete, mock } = await start({ route: { cacheTtlSeconds: 0 } });
    await complete();
    const together = await Promise.all([complete(), complete()]);
    expect(together.map(({ cached }) => cached)).toEqual([false, false]);
    expect(mock.hits).toHaveLength(3);
  });
});

describe('estimateCompletion', () => {
  it('names the first candidate and what it would cost at most, without a call', async () => {
    const { estimate, mock, ledger } = await start();
    const estimated = await estimate();
    expect(estimated).toMatchObject({ provider: 'openrouter', model: 'qwen/qwen3-7b-it' });
    expect(estimated.estimatedTokens).toBeGreaterThan(512 + 200);
    expect(Number(estimated.estimatedUsd)).toBeCloseTo(estimated.estimatedTokens / 10_000_000, 9);
    expect([mock.hits.length, ledger.entries.length]).toEqual([0, 0]);
  });

  it('costs nothing by rules', async () => {
    const { estimate } = await start({ hasKey: false });
    expect(await estimate()).toEqual({ provider: 'local', model: 'earshot-rules', estimatedTokens: 0, estimatedUsd: '0' });
  });
});

describe('listModels', () => {
  it('shows every model with its price and how it is doing', async () => {
    const { models, complete } = await start();
    await complete();
    const listed = (await models()).models;
    const named = listed.filter(({ aliases }) => aliases.length > 0);
    expect(named.map(({ id, aliases, inputUsdPerMillion }) => [id, aliases[0], inputUsdPerMillion])).toEqual([
      ['openrouter/qwen/qwen3-7b-it', 'fast', '0.1'],
      ['openrouter/qwen/qwen3-235b-a22b-2507', 'deep', '0.5'],
      ['local/earshot-rules', 'local', '0'],
    ]);
    expect(listed.find(({ id }) => id === 'gemini/gemini-2.5-pro')).toMatchObject({ contextTokens: 2_000_000, freeRequestsPerDay: 50 });
    expect(listed[0]?.health).toMatchObject({ state: 'CLOSED', successRate: 1, activeKey: 'primary', openUntil: null });
    expect(listed[1]?.health.successRate).toBeNull();
  });
});
