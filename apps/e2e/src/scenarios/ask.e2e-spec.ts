import { completionReply, errorReply, startMockProvider, streamReply, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const ask = `mutation ($input: AskInput!) {
  ask(input: $input) {
    __typename
    ... on Completion { content provider model cached costUsd attempts { outcome } }
    ... on InvalidInput { field message }
    ... on SecretDetected { kinds }
    ... on ProvidersUnavailable { attempts { provider outcome } retryAfterSeconds }
  }
}`;
interface Delta {
  readonly completionStream: { readonly text: string; readonly done: boolean; readonly completion: { readonly content: string } | null };
}

describe('asking', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let user: EarshotClient;
  let administrator: EarshotClient;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({
      environment: { OPENAI_API_KEY: 'sk-key-first', OPENAI_API_KEY_SECONDARY: 'sk-key-other', OPENAI_BASE_URL: provider.url },
    });
    user = await new EarshotClient(earshot).signUp();
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
  }, 90_000);
  afterEach(() => provider.reset());
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const asked = async (input: object): Promise<unknown> => (await user.query<{ ask: unknown }>(ask, { input })).ask;

  it('is answered once by a model and then from the cache', async () => {
    provider.respondWith(completionReply('Four beats.'));
    const input = { prompt: 'How many beats has a bar of 4/4?' };
    expect(await asked(input)).toMatchObject({
      ...{ __typename: 'Completion', content: 'Four beats.', provider: 'openai', cached: false },
      attempts: [{ outcome: 'answered' }],
    });
    expect(await asked(input)).toMatchObject({ content: 'Four beats.', cached: true, costUsd: '0' });
    expect(provider.hits).toHaveLength(1);
  });

  it('answers many questions with one call, in their order, and charges each its share', async () => {
    const answers = ['A', 'B'].map((answer, index) => ({ number: index + 1, answer }));
    provider.respondWith(completionReply(JSON.stringify({ answers })));
    const secret = `Why does ${'sk-proj-'}${'Ab3dE5gH7jK9mN1pQ3sT5vX7zA9cD1fG'} not work?`;
    const inputs = [{ prompt: 'What is swing?' }, { prompt: secret }, { prompt: 'What is a fill?' }, { prompt: 'x', task: 'poetry' }];
    const query = ask.replace('($input: AskInput!)', '($inputs: [AskInput!]!)').replace('ask(input: $input)', 'askBatch(inputs: $inputs)');
    const { askBatch } = await user.query<{ askBatch: { content?: string; usage?: { totalTokens: number } }[] }>(
      query.replace('costUsd', 'costUsd usage { totalTokens }'),
      { inputs },
    );
    expect(askBatch).toMatchObject([
      { __typename: 'Completion', content: 'A' },
      { __typename: 'SecretDetected' },
      { __typename: 'Completion', content: 'B' },
      { __typename: 'InvalidInput', field: 'task' },
    ]);
    expect(askBatch.reduce((sum, { usage }) => sum + (usage?.totalTokens ?? 0), 0)).toBe(150);
    expect(provider.hits).toHaveLength(1);
  });

  it('refuses more questions at once than a batch may have', async () => {
    const inputs = Array.from({ length: 51 }, () => ({ prompt: 'x' }));
    const query = 'mutation ($inputs: [AskInput!]!) { askBatch(inputs: $inputs) { __typename } }';
    await expect(user.query(query, { inputs })).rejects.toThrow('INVALID_INPUT');
  });

  it('says prose in fewer tokens unless told otherwise', async () => {
    const prompt = 'Could you please take a look at the following loop at 92 BPM and tell me in order to finish it what I should do?';
    const query = ask.replace('costUsd', 'costUsd compression { originalTokens compressedTokens savedPercent }');
    const { ask: short } = await user.query<{ ask: { compression: { savedPercent: number } } }>(query, { input: { prompt } });
    expect(short.compression.savedPercent).toBeGreaterThan(20);
    expect(JSON.stringify(provider.hits[0]?.body)).toContain('92 BPM');
    expect(await user.query(query, { input: { prompt, compress: false } })).toMatchObject({ ask: { compression: null } });
    expect(JSON.stringify(provider.hits[1]?.body)).toContain(prompt);
  });

  it('says what is wrong with a question', async () => {
    expect(await asked({ prompt: 'x', task: 'poetry' })).toMatchObject({ __typename: 'InvalidInput', field: 'task' });
    expect(await asked({ prompt: 'x', model: 'gpt-0' })).toMatchObject({ __typename: 'InvalidInput', field: 'model' });
    expect(await asked({ prompt: 'x', variables: { a: [] } })).toMatchObject({ __typename: 'InvalidInput', field: 'variables' });
  });

  it('lets no secret leave', async () => {
    const prompt = `Why does ${'sk-proj-'}${'Ab3dE5gH7jK9mN1pQ3sT5vX7zA9cD1fG'} not work?`;
    expect(await asked({ prompt })).toMatchObject({ __typename: 'SecretDetected', kinds: expect.arrayContaining([expect.any(String)]) });
    expect(provider.hits).toHaveLength(0);
    expect(earshot.log()).not.toContain('Ab3dE5gH7jK9mN1pQ3sT5vX7zA9cD1fG');
  });

  it('hears who refused where nobody could answer', async () => {
    provider.respondAlwaysWith(errorReply(400, { message: 'This request is malformed.' }));
    expect(await asked({ prompt: 'Will it rain?' })).toMatchObject({
      __typename: 'ProvidersUnavailable',
      attempts: expect.arrayContaining([{ provider: 'openai', outcome: 'unexpected' }]),
    });
  });

  it('follows an answer as it is written', async () => {
    provider.respondWith(streamReply(['One ', 'two.']));
    const subscription = 'subscription ($input: AskInput!) { completionStream(input: $input) { id text done completion { content } } }';
    const stream = user.subscribe<Delta>(subscription, { input: { prompt: 'Count to two.' } });
    await stream.ended;
    const deltas = stream.events.map(({ completionStream }) => completionStream);
    expect(deltas.map(({ text }) => text)).toEqual(['One ', 'two.', '']);
    expect(deltas.at(-1)).toMatchObject({ done: true, completion: { content: 'One two.' } });
  });

  it('tells which tasks there are and what is said for them', async () => {
    const { taskRoutes, promptTemplates } = await user.query<{ taskRoutes: { task: string }[]; promptTemplates: { name: string }[] }>(
      '{ taskRoutes { task candidates cacheTtlSeconds maxAttempts deadlineSeconds } promptTemplates { name task version description variables system user maxTokens temperature } }',
    );
    const prompts = promptTemplates.map(({ name }) => name);
    for (const { task } of taskRoutes) expect(prompts).toContain(task);
    expect(taskRoutes.find(({ task }) => task === 'quick_query')).toMatchObject({ cacheTtlSeconds: 86_400 });
  });

  it('goes on with the other key once an administrator says so, in every process', async () => {
    const switchKey = 'mutation ($key: String!) { switchApiKey(provider: "openai", key: $key) }';
    const refused = await user.ask(switchKey, { key: 'secondary' });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await administrator.query(switchKey, { key: 'secondary' });
    provider.respondWith(completionReply('Yes.'));
    await asked({ prompt: 'Is the key another one?' });
    expect(provider.hits[0]?.headers.authorization).toBe('Bearer …ther');
    const { models } = await user.query<{ models: { provider: string; health: { activeKey: string } }[] }>(
      '{ models { provider health { activeKey } } }',
    );
    expect(models.find(({ provider: by }) => by === 'openai')?.health.activeKey).toBe('secondary');
  });
});
