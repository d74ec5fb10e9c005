import { completionReply, startMockProvider, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

interface Stats {
  readonly hits: number;
  readonly misses: number;
  readonly total_requests: number;
  readonly cached_responses: number;
  readonly saved_tokens: number;
  readonly backend: string;
  readonly redis_connected: boolean;
}

describe('the cache of answers', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let user: EarshotClient;
  let administrator: EarshotClient;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({ environment: { OPENAI_API_KEY: 'sk-scenario-key', OPENAI_BASE_URL: provider.url } });
    user = await new EarshotClient(earshot).signUp();
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
    // The demo of the first start asks as everybody does, and would be counted.
    await until(() => earshot.profile === 'distributed' || /Your account|could not be prepared/.test(earshot.log()));
    // The first question of a process reads the token tables.
    await ask('Are you awake?');
    // A server that outlives the scenario may hold answers of an earlier one.
    await administrator.postJson('/cache/clear', {});
  }, 240_000);
  afterEach(() => provider.reset());
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const stats = async (): Promise<Stats> => (await (await user.get('/cache/stats')).json()) as Stats;
  const ask = async (prompt: string, client = user): Promise<{ cached: boolean; key: string | null }> => {
    provider.respondWith(completionReply('Yes.'));
    const response = await client.postJson('/assistant/query', { prompt });
    const { cached } = (await response.json()) as { cached: boolean };
    return { cached, key: response.headers.get('x-earshot-cache-key') };
  };
  const clear = async (answers: object): Promise<unknown> => (await administrator.postJson('/cache/clear', answers)).json();
  const until = async (isDone: () => boolean): Promise<void> => {
    for (let tried = 0; tried < 1_200 && !isDone(); tried += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isDone()).toBe(true);
  };
  // Counts follow the answer that they are about.
  const statsAfter = async (isDone: (now: Stats) => boolean): Promise<Stats> => {
    for (let tried = 0; tried < 100; tried += 1) {
      const now = await stats();
      if (isDone(now)) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The counts did not come: ${JSON.stringify(await stats())}`);
  };

  it('counts hits and misses and what they saved, over REST and GraphQL', async () => {
    const before = await stats();
    for (const prompt of ['First?', 'First?', 'First?', 'Second?']) await ask(prompt);
    const after = await statsAfter(({ total_requests }) => total_requests === before.total_requests + 4);
    expect(after).toMatchObject({
      ...{ hits: before.hits + 2, misses: before.misses + 2, saved_tokens: before.saved_tokens + 300, cached_responses: 2 },
      ...{ connected: true, saved_usd: expect.stringMatching(/^0\.0*[1-9]/), used_memory: expect.any(String) },
      redis_connected: earshot.profile === 'distributed',
    });
    const { cacheStats } = await user.query<{ cacheStats: object }>(
      '{ cacheStats { hits misses totalRequests hitRatePercent cachedResponses savedUsd savedTokens backend connected usedMemory } }',
    );
    expect(cacheStats).toMatchObject({ hits: String(after.hits), misses: String(after.misses), cachedResponses: '2', connected: true });
  });

  it('keeps nothing for another user', async () => {
    await ask('Mine?');
    const other = await new EarshotClient(earshot).signUp();
    expect((await ask('Mine?', other)).cached).toBe(false);
  });

  it('forgets one answer, those of a task, or all, for administrators', async () => {
    const { key } = await ask('Third?');
    await ask('Fourth?');
    expect((await user.postJson('/cache/clear', {})).status).toBe(403);
    expect(await clear({ entry: key })).toEqual({ success: true, cleared: 1 });
    expect([(await ask('Third?')).cached, (await ask('Fourth?')).cached]).toEqual([false, true]);
    const clearCache = 'mutation ($task: String) { clearCache(task: $task) }';
    expect(await administrator.query(clearCache, { task: 'architecture' })).toEqual({ clearCache: 0 });
    const { cached_responses: kept } = await stats();
    expect(await administrator.query(clearCache, { task: 'quick_query' })).toEqual({ clearCache: kept });
    expect((await ask('Fourth?')).cached).toBe(false);
    const bare = await fetch(`${earshot.url}/cache/clear`, { method: 'POST', headers: { authorization: `Bearer ${administrator.token}` } });
    expect(await bare.json()).toEqual({ success: true, cleared: 1 });
    expect((await user.ask(clearCache, {})).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await administrator.postJson('/cache/clear', { task: 'poetry' })).status).toBe(404);
    expect((await administrator.postJson('/cache/clear', { entry: '*' })).status).toBe(400);
  });

  it('survives a restart, with its counts', async () => {
    await ask('Fifth?');
    const before = await stats();
    await earshot.restart();
    expect(await ask('Fifth?')).toMatchObject({ cached: true });
    expect(provider.hits).toHaveLength(1);
    const after = await statsAfter(({ hits }) => hits > before.hits);
    expect(after).toMatchObject({ hits: before.hits + 1, misses: before.misses, cached_responses: before.cached_responses });
    expect(after.backend).toBe(earshot.profile === 'embedded' ? 'disk' : 'redis');
  }, 120_000);
});
