import { EarshotError, type Completion, type CompletionRequest } from '@earshot/contracts';
import {
  completionReply,
  errorReply,
  hangReply,
  jsonReply,
  rawReply,
  resetReply,
  streamReply,
  validVibe,
  type MockProvider,
  type MockScript,
} from '@earshot/testing';
import { startRouter, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter({ hasFallback: true, ...options });
  return router;
};
afterEach(() => router.close());

const vibe = JSON.stringify(validVibe);
const conversation: Partial<CompletionRequest> = { messages: [{ role: 'user', content: 'Say it.' }], measurements: undefined };
const outcomesOf = ({ attempts }: Completion): string[] => attempts.map(({ provider, outcome }) => `${provider} ${outcome}`);
const failureOf = async (work: Promise<unknown>): Promise<EarshotError> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof EarshotError) return error;
  throw new Error('The request did not fail.');
};
const refusing = (mock: MockProvider, ...scripts: MockScript[]): void => mock.respondWith(...scripts);
async function hear(
  request: Partial<CompletionRequest> = conversation,
): Promise<{ text: string; completion?: Completion; error?: EarshotError }> {
  let text = '';
  try {
    for await (const piece of router.stream(request)) {
      text += piece.text;
      if (piece.completion !== null) return { text, completion: piece.completion };
    }
  } catch (error) {
    if (error instanceof EarshotError) return { text, error };
    throw error;
  }
  return { text };
}

describe('A provider that', () => {
  it('P01 refuses once for too many requests is asked again when it said, and answers', async () => {
    const { complete, mock, runtime } = await start();
    refusing(mock, errorReply(429, { headers: { 'retry-after': '2' } }));
    expect(outcomesOf(await complete())).toEqual(['openrouter rate_limited', 'openrouter answered']);
    expect(runtime.waitsMs).toEqual([2_000]);
  });

  it('P02 refuses for ever is asked three times, with growing waits, and then the next one', async () => {
    const { complete, mock, runtime } = await start();
    mock.respondAlwaysWith(errorReply(429));
    expect((await complete()).provider).toBe('openai');
    expect([mock.hits.length, runtime.waitsMs]).toEqual([3, [2_000, 4_000]]);
  });

  it('P03 fails once is asked again', async () => {
    const { complete, mock } = await start();
    refusing(mock, errorReply(500));
    expect(outcomesOf(await complete())).toEqual(['openrouter server', 'openrouter answered']);
  });

  it('P04 fails for ever is left for the next one', async () => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(errorReply(503));
    expect((await complete()).provider).toBe('openai');
  });

  it('P05 cuts the connection is asked again', async () => {
    const { complete, mock } = await start();
    refusing(mock, resetReply);
    expect(outcomesOf(await complete())).toEqual(['openrouter connection', 'openrouter answered']);
  });

  it('P06 accepts and never answers is left at the first time limit', async () => {
    const { complete, mock, runtime } = await start({ route: { attemptTimeoutSeconds: 0.1 } });
    mock.respondAlwaysWith(hangReply);
    expect(outcomesOf(await complete())).toEqual(['openrouter timeout', 'openai answered']);
    expect([mock.hits.length, runtime.waitsMs]).toEqual([1, []]);
  });

  it('P07 takes too long to its first word is left for the next one', async () => {
    const { mock, fallback } = await start({ route: { firstTokenSeconds: 0.1 } });
    mock.respondAlwaysWith({ ...streamReply(['late']), delayMs: 1_000 });
    refusing(fallback, streamReply(['in ', 'time']));
    expect(await hear()).toMatchObject({ text: 'in time', completion: { provider: 'openai' } });
  });

  it('P08 cuts its answer in the middle leaves no short success', async () => {
    const { mock } = await start();
    refusing(
      mock,
      streamReply(
        Array.from({ length: 60 }, (_, index) => `${index} `),
        { cutAfter: 40 },
      ),
    );
    const { completion, error } = await hear();
    expect([completion, error?.code]).toEqual([undefined, 'ANSWER_CUT_OFF']);
  });

  it('P09 falls silent in the middle is given up within its limit, and is asked again by the next request', async () => {
    const { mock } = await start({ route: { idleSeconds: 0.1 } });
    refusing(mock, streamReply(['one', 'two'], { chunkDelayMs: 1_000 }), streamReply(['again']));
    expect((await hear()).error?.code).toBe('ANSWER_CUT_OFF');
    expect((await hear({ ...conversation, temperature: 1 })).text).toBe('again');
  });

  it('P10 sends an event that is none ends with an error, not with a hole in the answer', async () => {
    const { mock } = await start();
    const [first = '', ...rest] = (streamReply(['one', 'two']) as { chunks: readonly string[] }).chunks;
    refusing(mock, { ...streamReply([]), chunks: [first, 'data: {"choices": [\n\n', ...rest] });
    expect((await hear()).error?.code).toBe('ANSWER_CUT_OFF');
  });

  it('P11 does not announce the end is heard to the end, with its usage', async () => {
    const { mock } = await start();
    refusing(mock, streamReply(['done'], { done: false }));
    expect((await hear()).completion?.usage.totalTokens).toBe(150);
  });

  it('P12 finds the prompt too long is not asked again, nor is a model of the same size', async () => {
    const { complete, mock } = await start();
    refusing(mock, errorReply(400, { code: 'context_length_exceeded', message: 'maximum context length is 32768 tokens' }));
    expect(outcomesOf(await complete())).toEqual(['openrouter context_length', 'openai answered']);
  });

  it('P13 refuses the content is not evaded', async () => {
    const { complete, mock, fallback } = await start();
    refusing(mock, errorReply(400, { code: 'content_filter', message: 'flagged by moderation' }));
    expect(outcomesOf(await complete())).toEqual(['openrouter content_filter', 'local answered']);
    expect(fallback.hits).toHaveLength(0);
  });

  it('P14 cannot take the conversation does not hide what the first one said', async () => {
    const { complete, mock, fallback } = await start();
    mock.respondAlwaysWith(errorReply(401));
    fallback.respondAlwaysWith(errorReply(400, { message: 'does not support assistant prefill' }));
    const { details } = await failureOf(complete(conversation));
    expect(details['attempts']).toMatchObject([
      ...[{ outcome: 'auth' }, { outcome: 'unexpected' }, { outcome: 'auth' }, { outcome: 'unexpected' }],
      { provider: 'local' },
    ]);
  });

  it('P15 is down for a minute is spared, probed once an interval, and asked again when it is back', async () => {
    const { complete, mock, runtime } = await start({ route: { maxAttemptsPerCandidate: 1, cacheTtlSeconds: 0 } });
    mock.respondAlwaysWith(errorReply(503));
    for (let request = 0; request < 10; request += 1) expect((await complete()).provider).toBe('openai');
    expect(mock.hits).toHaveLength(5);
    await runtime.sleep(20_000);
    for (let request = 0; request < 5; request += 1) await complete();
    expect(mock.hits).toHaveLength(6);
    mock.respondAlwaysWith(completionReply(vibe));
    await runtime.sleep(20_000);
    for (let request = 0; request < 5; request += 1) expect((await complete()).provider).toBe('openrouter');
  });

  it('P16 was replaced is not named in the answer, and its failed calls stand in the ledger at nothing', async () => {
    const { complete, mock, ledger } = await start();
    refusing(mock, errorReply(401));
    expect(await complete()).toMatchObject({ provider: 'openai', model: 'gpt-4o-mini' });
    expect(ledger.story()).toEqual(['reserve', 'void auth', 'reserve', 'settle answered']);
  });

  it.each([
    ['an error', jsonReply({ error: { code: 502, message: 'upstream' } })],
    ['a page', rawReply('<html>', { headers: { 'content-type': 'text/html' } })],
    ['no choice', jsonReply({ choices: [] })],
    ['a network error', jsonReply({ choices: [{ message: { content: 'x' }, native_finish_reason: 'network_error' }] })],
  ])('P17 answers 200 with %s has failed', async (_what, reply) => {
    const { complete, mock } = await start();
    mock.respondAlwaysWith(reply);
    expect((await complete()).provider).toBe('openai');
  });

  it.each([
    ['no usage', null, { estimated: true }],
    ['a negative usage', { prompt_tokens: -1, completion_tokens: 5 }, { estimated: true }],
    ['a usage of zero', { prompt_tokens: 0, completion_tokens: 0 }, { estimated: false, usage: { totalTokens: 0 } }],
    ['a cost of its own', { prompt_tokens: 7, completion_tokens: 3, cost: 99 }, { estimated: false, usage: { totalTokens: 10 } }],
  ])('P18 names %s is charged for what can be', async (_what, usage, expected) => {
    const { complete, mock, ledger } = await start();
    refusing(mock, completionReply(vibe, { usage }));
    await complete();
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'settle', ...expected });
  });

  it.each([
    ['bad JSON', '{"vibe": '],
    ['prose', 'It is dark.'],
    ['half of what was asked for', JSON.stringify({ vibe: 'dark' })],
  ])('P19 answers %s is asked once to put it right, and each try is charged', async (_what, content) => {
    const { complete, mock, ledger } = await start();
    refusing(mock, completionReply(content), completionReply(vibe));
    expect(outcomesOf(await complete())).toEqual(['openrouter bad_output', 'openrouter answered']);
    expect(ledger.story()).toEqual(['reserve', 'settle bad_output', 'reserve', 'settle answered']);
  });

  it.each([
    [
      'drips',
      {
        ...rawReply(''),
        headers: { 'content-type': 'application/json' },
        chunks: Array.from({ length: 200 }, () => ' '),
        chunkDelayMs: 20,
      },
    ],
    ['sends five megabytes', rawReply(`"${'x'.repeat(5_000_000)}"`, { headers: { 'content-type': 'application/json' } })],
    ['wants a day of patience', errorReply(429, { headers: { 'retry-after': '86400' } })],
    ['redirects', rawReply('', { status: 302, headers: { location: 'http://127.0.0.1:1/' } })],
  ])('P20 %s is left for the next one', async (_what, reply) => {
    const { complete, mock } = await start({ route: { attemptTimeoutSeconds: 0.5 } });
    mock.respondAlwaysWith(reply);
    expect((await complete()).provider).toBe('openai');
    expect(mock.hits).toHaveLength(1);
  });

  it('P21 is left by its reader is ended, and what had come is written down', async () => {
    const { mock, ledger } = await start();
    refusing(
      mock,
      streamReply(
        Array.from({ length: 100 }, () => 'word '),
        { chunkDelayMs: 20 },
      ),
    );
    for await (const { text } of router.stream(conversation)) if (text !== '') break;
    while (ledger.entries.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'settle', outcome: 'cancelled', estimated: true });
  });

  it('P22 fails like all the others ends at the cap of calls', async () => {
    const { complete, mock, fallback } = await start({ route: { maxAttemptsPerCandidate: 5, maxAttempts: 6 } });
    mock.respondAlwaysWith(errorReply(500));
    fallback.respondAlwaysWith(errorReply(500));
    expect((await complete()).provider).toBe('local');
    expect(mock.hits.length + fallback.hits.length).toBe(6);
  });

  it('P23 is shut like all the others fails at once and says when to come back', async () => {
    const { complete, mock, fallback } = await start({ route: { maxAttemptsPerCandidate: 1 } });
    mock.respondAlwaysWith(errorReply(401));
    fallback.respondAlwaysWith(errorReply(401));
    for (let request = 0; request < 5; request += 1) await failureOf(complete(conversation));
    const hitsBefore = mock.hits.length + fallback.hits.length;
    const { details } = await failureOf(complete(conversation));
    expect(details['retryAfterSeconds']).toBeGreaterThan(0);
    expect(mock.hits.length + fallback.hits.length).toBe(hitsBefore);
  });
});

describe('A thousand requests', () => {
  it('of which every fifth call fails in some way are all answered by the two models', async () => {
    const { complete, mock, fallback, runtime } = await start({
      route: { attemptTimeoutSeconds: 2, longerTimeoutSeconds: 2, cacheTtlSeconds: 0 },
    });
    // The waits of many requests at once would move the one clock beyond the deadlines of all.
    runtime.movesClock = false;
    const faults: readonly MockScript[] = [
      ...[errorReply(429), errorReply(500), errorReply(503), resetReply, hangReply, errorReply(401), errorReply(404)],
      ...[completionReply('prose'), jsonReply({ choices: [] }), rawReply('<html>', { headers: { 'content-type': 'text/html' } })],
    ];
    const sometimesFailing = (offset: number): MockScript => {
      let calls = offset;
      return (hit) => {
        calls += 1;
        const fault = calls % 5 === 0 ? faults[(calls / 5) % faults.length] : undefined;
        if (fault === undefined) return completionReply(vibe);
        return typeof fault === 'function' ? fault(hit) : fault;
      };
    };
    mock.respondAlwaysWith(sometimesFailing(0));
    fallback.respondAlwaysWith(sometimesFailing(2));
    let answered = 0;
    for (let round = 0; round < 50; round += 1) {
      const completions = await Promise.all(Array.from({ length: 20 }, (_, index) => complete({ maxTokens: 100 + index })));
      answered += completions.filter(({ provider }) => provider !== 'local').length;
    }
    expect(answered).toBeGreaterThanOrEqual(999);
  }, 120_000);
});
