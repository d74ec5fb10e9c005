import { EarshotError, vibeReading } from '@earshot/contracts';
import { completionReply, errorReply, hangReply, jsonReply, rawReply, validVibe } from '@earshot/testing';
import { startRouter, testKey, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

const fastSlug = 'qwen/qwen3-7b-it';
const deepSlug = 'qwen/qwen3-235b-a22b-2507';
let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

const failureOf = async (work: Promise<unknown>): Promise<EarshotError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof EarshotError) return error;
  throw new Error('The request did not fail.');
};

/** The time limit of the test ends it otherwise. */
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('completeTask', () => {
  it('asks the fast model, reads its JSON and settles what it used', async () => {
    const { complete, mock, ledger } = await start();
    const completion = await complete();
    expect(completion).toMatchObject({
      task: 'vibe_analysis',
      provider: 'openrouter',
      model: fastSlug,
      cached: false,
      costUsd: '0.000015',
      usage: { promptTokens: 100, completionTokens: 50, totalTokens: 150 },
      attempts: [{ provider: 'openrouter', model: fastSlug, outcome: 'answered', errorCode: null }],
      finishReason: 'stop',
    });
    expect(vibeReading.parse(completion.data)).toMatchObject(validVibe);
    expect(JSON.parse(completion.content)).toEqual(validVibe);
    expect(mock.hits).toMatchObject([{ body: { model: fastSlug, temperature: 0.5, max_tokens: 512 } }]);
    expect(ledger.entries).toMatchObject([
      { kind: 'reserve', attemptId: 'RUN00000001-1', tenantId: 'tenant-1', reserved: { maxCompletionTokens: 512 } },
      { kind: 'settle', attemptId: 'RUN00000001-1', outcome: 'answered', estimated: false, usage: { totalTokens: 150 } },
    ]);
    expect(ledger.entries[0]?.reserved?.promptTokens).toBeGreaterThan(200);
  });

  it('sends the measurements in the words of the prompt', async () => {
    const { complete, mock } = await start();
    await complete({ temperature: 0.9, maxTokens: 99 });
    expect(mock.hits[0]?.body).toMatchObject({ temperature: 0.9, max_tokens: 99 });
    expect(JSON.stringify(mock.hits[0]?.body)).toContain('Centroid 1834.2 Hz (brightness)');
  });

  it('waits as long as a 429 asks for, and answers', async () => {
    const { complete, mock, runtime, ledger } = await start();
    mock.respondWith(errorReply(429, { headers: { 'retry-after': '7' } }));
    expect((await complete()).attempts.map(({ outcome }) => outcome)).toEqual(['rate_limited', 'answered']);
    expect(runtime.waitsMs).toEqual([7_000]);
    expect(ledger.story()).toEqual(['reserve', 'void rate_limited', 'reserve', 'settle answered']);
  });

  it('tries a failing provider three times and then answers by rules', async () => {
    const { complete, mock, runtime, ledger } = await start();
    mock.respondAlwaysWith(errorReply(503));
    const completion = await complete();
    expect(completion).toMatchObject({ provider: 'local', model: 'earshot-rules', costUsd: '0', usage: { totalTokens: 0 } });
    expect(vibeReading.safeParse(completion.data).success).toBe(true);
    expect(mock.hits).toHaveLength(3);
    expect(runtime.waitsMs).toEqual([2_000, 4_000]);
    expect(ledger.story().slice(-2)).toEqual(['reserve', 'settle answered']);
    expect(ledger.entries.at(-2)?.reserved).toEqual({ promptTokens: 0, maxCompletionTokens: 0 });
  });

  it('gives a silent provider one longer try', async () => {
    const { complete, mock, ledger } = await start({ route: { attemptTimeoutSeconds: 0.1, longerTimeoutSeconds: 0.3 } });
    mock.respondAlwaysWith(hangReply);
    const { provider, attempts } = await complete();
    expect(provider).toBe('local');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout', 'answered']);
    expect(attempts[0]?.durationMs).toBeLessThan(300);
    expect(attempts[1]?.durationMs).toBeGreaterThanOrEqual(290);
    expect(ledger.story().slice(0, 4)).toEqual(['reserve', 'void timeout', 'reserve', 'void timeout']);
  });

  it('answers by rules within the deadline of its caller', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(hangReply);
    expect(await complete({}, { timeoutMs: 2_000 })).toMatchObject({
      provider: 'local',
      attempts: [{ outcome: 'timeout' }, { outcome: 'answered' }],
    });
  });

  it('repairs fences and commas without another call', async () => {
    const { complete, mock } = await start();
    mock.respondWith(completionReply(`Here you go:\n\`\`\`json\n${JSON.stringify(validVibe).replace('"}', '",}')}\n\`\`\``));
    expect((await complete()).data).toMatchObject(validVibe);
    expect(mock.hits).toHaveLength(1);
  });

  it.each([
    ['prose', 'It sounds dark.'],
    ['another shape', JSON.stringify({ ...validVibe, genre: { primary: 'trap' } })],
    ['nothing', ''],
  ])('pays for %s, says what is wrong and gets it right', async (_what, content) => {
    const { complete, mock, ledger } = await start();
    mock.respondWith(completionReply(content));
    const completion = await complete();
    expect(completion).toMatchObject({
      provider: 'openrouter',
      costUsd: '0.00003',
      attempts: [{ outcome: 'bad_output' }, { outcome: 'answered' }],
    });
    expect(ledger.story()).toEqual(['reserve', 'settle bad_output', 'reserve', 'settle answered']);
    const [, repair] = mock.hits;
    expect(repair?.body).toMatchObject({ response_format: { type: 'json_object' } });
    expect(JSON.stringify(repair?.body)).toContain('cannot be used');
  });

  it('asks the deep model once where the fast one cannot put its answer right, and then the rules', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(completionReply('It sounds dark.'));
    const { provider, attempts } = await complete();
    expect(provider).toBe('local');
    expect(attempts.map(({ model, outcome }) => [model, outcome])).toEqual([
      [fastSlug, 'bad_output'],
      [fastSlug, 'bad_output'],
      [deepSlug, 'bad_output'],
      ['earshot-rules', 'answered'],
    ]);
  });

  it('asks no deep model for a batch', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(completionReply('It sounds dark.'));
    const { attempts } = await complete({ batch: true });
    expect(attempts.map(({ model }) => model)).toEqual([fastSlug, fastSlug, 'earshot-rules']);
  });

  it.each([
    ['a refused key', errorReply(401), 'auth'],
    ['an error in a 200', jsonReply({ error: { code: 400, message: 'no' } }), 'unexpected'],
    ['a page', rawReply('<html>', { headers: { 'content-type': 'text/html' } }), 'unexpected'],
    ['refused content', completionReply('', { finishReason: 'content_filter' }), 'content_filter'],
  ])('does not repeat %s', async (_what, reply, outcome) => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(reply);
    expect(await complete()).toMatchObject({ provider: 'local', attempts: [{ outcome }, { outcome: 'answered' }] });
    expect(mock.hits).toHaveLength(1);
  });

  it('counts the tokens itself where the provider names none', async () => {
    const { complete, mock, ledger } = await start();
    mock.respondWith(completionReply(JSON.stringify(validVibe), { usage: null }));
    const { usage } = await complete();
    expect(usage.completionTokens).toBeGreaterThan(30);
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'settle', estimated: true, usage });
  });

  it('answers by rules where no provider has a key', async () => {
    const { complete, mock } = await start({ hasKey: false });
    expect(await complete({ quality: 'DEEP' })).toMatchObject({
      provider: 'local',
      attempts: [{ provider: 'local', outcome: 'answered' }],
    });
    expect(mock.hits).toHaveLength(0);
  });

  it('stops at an exhausted budget and passes it on', async () => {
    const { complete, mock, ledger } = await start();
    const details = { remainingTokens: 3, resetsAt: '2026-12-01T00:00:00.000Z' };
    ledger.failNext('reserve', new EarshotError('BUDGET_EXCEEDED', 'Nothing is left.', { details }));
    expect(await failureOf(complete())).toMatchObject({ code: 'BUDGET_EXCEEDED', details });
    expect(mock.hits).toHaveLength(0);
    expect(ledger.story()).toEqual([]);
  });

  it('withdraws a reservation whose reply came too late', async () => {
    const { complete, mock, ledger } = await start();
    ledger.failNext('reserve', new EarshotError('DEADLINE_EXCEEDED', 'Too late.'));
    expect((await failureOf(complete())).code).toBe('SERVICE_UNAVAILABLE');
    await until(() => ledger.entries.length > 0);
    expect(ledger.story()).toEqual(['void not_called']);
    expect(mock.hits).toHaveLength(0);
  });

  it('asks nobody while the ledger cannot be reached', async () => {
    const { complete, mock, ledger } = await start();
    ledger.failNext('reserve', new EarshotError('INTERNAL', 'The disk is gone.'));
    expect((await failureOf(complete())).code).toBe('SERVICE_UNAVAILABLE');
    expect(mock.hits).toHaveLength(0);
  });

  it('passes a model without a price by', async () => {
    const { complete, mock, ledger } = await start();
    ledger.failNext('reserve', new EarshotError('INVALID_INPUT', 'There is no price.'));
    expect(await complete()).toMatchObject({ provider: 'local', attempts: [{ errorCode: 'INVALID_INPUT' }, { outcome: 'answered' }] });
    expect(mock.hits).toHaveLength(0);
  });

  it('gives the answer at the reserved price where it cannot be settled', async () => {
    const { complete, ledger } = await start();
    const away = new EarshotError('SERVICE_UNAVAILABLE', 'Away.');
    ledger.failNext('settle', away, away, away);
    const { costUsd, provider } = await complete();
    expect(provider).toBe('openrouter');
    expect(Number(costUsd)).toBeGreaterThan(0.0000512);
  });

  it('settles again after a short absence of the ledger', async () => {
    const { complete, ledger, runtime } = await start();
    ledger.failNext('settle', new EarshotError('SERVICE_UNAVAILABLE', 'Away.'));
    expect((await complete()).costUsd).toBe('0.000015');
    expect(runtime.waitsMs).toEqual([200]);
  });

  it('gives the reservation back when its caller leaves', async () => {
    const { complete, mock, ledger } = await start();
    mock.respondAlwaysWith(hangReply);
    const controller = new AbortController();
    const failure = failureOf(complete({}, { signal: controller.signal }));
    await until(() => mock.hits.length > 0);
    controller.abort();
    expect((await failure).code).toBe('CANCELLED');
    await until(() => ledger.entries.length > 1);
    expect(ledger.story()).toEqual(['reserve', 'void cancelled']);
  });

  it('opens the breaker of a provider that keeps failing and shows it', async () => {
    const { complete, mock, models } = await start();
    mock.respondAlwaysWith(errorReply(500));
    await complete();
    await complete();
    await complete();
    expect(mock.hits).toHaveLength(5);
    const fast = (await models()).models.find(({ slug }) => slug === fastSlug);
    expect(fast?.health).toMatchObject({ state: 'OPEN', successRate: 0, activeKey: 'primary' });
  });

  it('shows no key, neither in logs nor in errors nor in answers', async () => {
    const { complete, mock, log } = await start();
    mock.respondWith(({ headers }) => errorReply(401, { message: `Bad ${testKey} ${headers.authorization ?? ''}` }));
    const completion = await complete();
    expect(JSON.stringify(completion) + log.join()).not.toContain(testKey);
    expect(log.join()).toContain('A model was called');
  });

  it('writes one log line a call: model, tokens, cost with six decimals', async () => {
    const { complete, log } = await start();
    await complete();
    const lines = log.filter((line) => line.includes('A model was called'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"model":"${fastSlug}"`);
    expect(lines[0]).toContain('"totalTokens":150,"costUsd":"0.000015"');
  });
});

describe('completeTask and the choice of models', () => {
  it('takes the deep model where depth is wanted, and the one that is named before that', async () => {
    const { complete, mock } = await start();
    expect((await complete({ quality: 'DEEP' })).model).toBe(deepSlug);
    expect((await complete({ quality: 'DEEP', model: 'fast' })).model).toBe(fastSlug);
    expect((await complete({ model: `openrouter/${deepSlug}` })).model).toBe(deepSlug);
    expect((await complete({ model: 'local', quality: 'DEEP' })).provider).toBe('local');
    expect(mock.hits).toHaveLength(3);
  });

  it('never takes the deep model in a batch', async () => {
    const { complete } = await start();
    expect((await complete({ quality: 'DEEP', batch: true })).model).toBe(fastSlug);
    expect((await complete({ model: 'deep', batch: true })).model).toBe(fastSlug);
  });

  it('lists the models where one is not known', async () => {
    const { complete } = await start();
    const error = await failureOf(complete({ model: 'gpt-0' }));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'model' } });
    expect(error.message).toContain('fast, openrouter/qwen/qwen3-7b-it, deep');
  });

  it('names missing variables and unknown tasks', async () => {
    const { complete } = await start();
    expect(await failureOf(complete({ variables: { bpm: '92.0' } }))).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'variables' },
    });
    expect((await failureOf(complete({ task: 'poetry' }))).code).toBe('NOT_FOUND');
    expect((await failureOf(complete({ variables: { bpm: '9'.repeat(51_201) } }))).message).toContain('at most 51200 bytes');
  });

  it('returns the attempts when nobody can answer', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(errorReply(401));
    const error = await failureOf(complete({ measurements: undefined }));
    expect(error).toMatchObject({ code: 'PROVIDERS_UNAVAILABLE', details: { attempts: [{ outcome: 'auth' }, { provider: 'local' }] } });
    expect(error.details).not.toHaveProperty('retryAfterSeconds');
  });

  it('fails fast and says when to come back while every breaker is open', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(errorReply(401));
    for (let failures = 0; failures < 5; failures += 1) await failureOf(complete({ measurements: undefined }));
    const { details } = await failureOf(complete({ measurements: undefined }));
    expect(details).toMatchObject({ attempts: [{ provider: 'local' }], retryAfterSeconds: expect.any(Number) });
    expect(details['retryAfterSeconds']).toBeLessThanOrEqual(20);
    expect(mock.hits).toHaveLength(5);
  });
});
