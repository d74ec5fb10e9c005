import { completionReply, errorReply, hangReply, startMockProvider, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const review = { repo_id: 'repo', file_path: 'src/sum.ts', file_content: 'const sum = (a, b) => a - b;', language: 'typescript' };
const debugging = { file_name: 'sum.py', code: 'print(1/0)', error_log: 'ZeroDivisionError: division by zero' };
const design = { user_request: 'A service that stores samples.', tech_stack: 'Node', scale: '1,000 users', database: 'MongoDB' };

describe('the REST facades', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let user: EarshotClient;
  let administrator: EarshotClient;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({
      environment: {
        ...{ OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: provider.url },
        ...{ OPENAI_API_KEY_PRIMARY: 'sk-key-first', OPENAI_API_KEY_SECONDARY: 'sk-key-other', OPENAI_BASE_URL: provider.url },
      },
    });
    user = await new EarshotClient(earshot).signUp();
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
  }, 90_000);
  afterEach(() => provider.reset());
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const posted = async (path: string, body: unknown, client = user): Promise<{ status: number; answer: unknown }> => {
    const response = await client.postJson(path, body);
    return { status: response.status, answer: await response.json() };
  };

  it.each([
    ['/process-review', review],
    ['/process-debug', debugging],
    ['/generate-architecture', design],
  ])('%s is answered by a model and then from the cache', async (path, body) => {
    provider.respondWith(completionReply('## Issues Found\n\nNone.'));
    const fresh = {
      success: true,
      cached: false,
      content: '## Issues Found\n\nNone.',
      model: expect.any(String),
      elapsed_time: expect.any(Number),
    };
    expect(await posted(path, body)).toEqual({
      status: 200,
      answer: { ...fresh, tokens_used: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 } },
    });
    expect((await posted(path, body)).answer).toMatchObject({ cached: true, content: fresh.content, tokens_used: { total_tokens: 0 } });
    expect(provider.hits).toHaveLength(1);
    expect(JSON.stringify(provider.hits[0]?.body)).toContain(Object.values(body)[1]);
  });

  it('/assistant/query is answered, with the settings that were asked for or the usual ones', async () => {
    provider.respondWith(completionReply('Four.'));
    expect(await posted('/assistant/query', { prompt: 'How many beats?', metadata: { from: 'test' } })).toEqual({
      status: 200,
      answer: {
        ...{ model: expect.any(String), content: 'Four.', cached: false },
        usage: { total_tokens: 150, prompt_tokens: 100, completion_tokens: 50 },
      },
    });
    expect(provider.hits[0]?.body).toMatchObject({ temperature: 0.2 });
    expect(JSON.stringify(provider.hits[0]?.body)).toMatch(/"max_(completion_)?tokens":512/);
    provider.respondWith(completionReply('Four again.'));
    await posted('/assistant/query', { prompt: 'How many beats?', model: 'openai/gpt-4o-mini', temperature: 0.9, max_tokens: 64 });
    expect(provider.hits[1]?.body).toMatchObject({ model: 'gpt-4o-mini', temperature: 0.9 });
    expect(JSON.stringify(provider.hits[1]?.body)).toMatch(/"max_(completion_)?tokens":64/);
  });

  it('/assistant/models and /assistant/switch-key show and change the key, for administrators only', async () => {
    const keyOf = async (name: string): Promise<unknown> => {
      const { models } = (await (await user.get('/assistant/models')).json()) as { models: { provider: string; key_status: string }[] };
      return models.find((model) => model.provider === name)?.key_status;
    };
    expect([await keyOf('openai'), await keyOf('local')]).toEqual(['primary', 'none']);
    expect(await posted('/assistant/switch-key', { key: 'secondary' })).toMatchObject({
      status: 403,
      answer: { error: { code: 'FORBIDDEN' } },
    });
    expect(await posted('/assistant/switch-key', { key: 'secondary' }, administrator)).toEqual({
      status: 200,
      answer: { success: true, key: 'secondary', providers: ['openai'] },
    });
    expect(await keyOf('openai')).toBe('secondary');
    expect((await posted('/assistant/switch-key', { provider: 'openai', key: 'primary' }, administrator)).status).toBe(200);
    expect(await keyOf('openai')).toBe('primary');
    expect(await posted('/assistant/switch-key', { provider: 'gemini', key: 'primary' }, administrator)).toMatchObject({ status: 404 });
    expect(await posted('/assistant/switch-key', { key: 'tertiary' }, administrator)).toMatchObject({ status: 400 });
  });

  it.each<[string, string, object, RegExp]>([
    ['a field that is missing', '/process-review', { ...review, file_content: undefined }, /^file_content: /],
    ['an object where a text belongs', '/process-debug', { ...debugging, code: { $gt: '' } }, /^code: /],
    ['code of more than 50 KB', '/process-review', { ...review, file_content: 'x'.repeat(51_201) }, /^file_content: at most 51200 bytes/],
    ['a language that nobody knows', '/process-review', { ...review, language: 'klingon' }, /^language: /],
    ['an empty request', '/generate-architecture', { ...design, user_request: '' }, /^user_request: /],
    ['a temperature out of range', '/assistant/query', { prompt: 'x', temperature: 3 }, /^temperature: /],
    ['more tokens than anybody may have', '/assistant/query', { prompt: 'x', max_tokens: 999_999_999 }, /^max_tokens: /],
    ['a model that there is not', '/assistant/query', { prompt: 'x', model: 'gpt-0' }, /no model gpt-0/],
    ['a list instead of an object', '/assistant/query', [], /JSON object/],
  ])('refuse %s, and ask nobody', async (_what, path, body, message) => {
    expect(await posted(path, body)).toEqual({
      status: 400,
      answer: { error: { code: 'INVALID_INPUT', message: expect.stringMatching(message), requestId: expect.any(String) } },
    });
    expect(provider.hits).toHaveLength(0);
  });

  it('refuse strangers, and let no secret leave', async () => {
    const stranger = new EarshotClient(earshot);
    for (const path of [
      '/process-review',
      '/process-debug',
      '/generate-architecture',
      '/assistant/query',
      '/assistant/switch-key',
      '/cache/clear',
    ])
      expect(await posted(path, {}, stranger)).toMatchObject({ status: 401, answer: { error: { code: 'UNAUTHENTICATED' } } });
    for (const path of ['/assistant/models', '/cache/stats']) expect((await stranger.get(path)).status).toBe(401);
    const secret = `const key = '${'sk-proj-'}${'Ab3dE5gH7jK9mN1pQ3sT5vX7zA9cD1fG'}';`;
    expect(await posted('/process-review', { ...review, file_content: secret })).toMatchObject({
      status: 400,
      answer: { error: { code: 'SECRET_DETECTED' } },
    });
    expect(provider.hits).toHaveLength(0);
  });

  it('say so where nobody could answer', async () => {
    provider.respondAlwaysWith(errorReply(400, { message: 'This request is malformed.' }));
    expect(await posted('/assistant/query', { prompt: 'Will it rain?', model: 'openai/gpt-4o-mini' })).toMatchObject({
      status: 503,
      answer: { error: { code: 'PROVIDERS_UNAVAILABLE', message: expect.any(String), requestId: expect.any(String) } },
    });
  });

  it('end the call of a client that leaves', async () => {
    provider.respondWith(hangReply);
    const leaving = new AbortController();
    const answer = user.postJson('/assistant/query', { prompt: 'Is anybody there?' }, leaving.signal).catch(() => 'left');
    for (let tried = 0; provider.hits.length === 0 && tried < 200; tried += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.abort();
    expect(await answer).toBe('left');
    let outcome: string | undefined;
    for (let tried = 0; outcome !== 'cancelled' && tried < 100; tried += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const { usageRecords } = await user.query<{ usageRecords: { nodes: { outcome: string }[] } }>(
        '{ usageRecords(first: 1) { nodes { outcome } } }',
      );
      outcome = usageRecords.nodes[0]?.outcome;
    }
    expect(outcome).toBe('cancelled');
  }, 60_000);
});
