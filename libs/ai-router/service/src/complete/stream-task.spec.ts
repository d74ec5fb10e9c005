import { EarshotError, type Completion, type CompletionRequest } from '@earshot/contracts';
import { completionReply, errorReply, streamReply, validVibe } from '@earshot/testing';
import type { CallOptions } from '@earshot/platform/messaging';
import { startRouter, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

/** A conversation is free text: it is handed on as it is written. */
const conversation: Partial<CompletionRequest> = { messages: [{ role: 'user', content: 'Say hello.' }], measurements: undefined };

interface Heard {
  readonly texts: string[];
  completion: Completion | undefined;
  error: EarshotError | undefined;
}

async function hear(request: Partial<CompletionRequest> = conversation, options: CallOptions = {}): Promise<Heard> {
  const heard: Heard = { texts: [], completion: undefined, error: undefined };
  try {
    for await (const { text, completion } of router.stream(request, options)) {
      if (text !== '') heard.texts.push(text);
      heard.completion = completion ?? undefined;
    }
  } catch (error) {
    if (!(error instanceof EarshotError)) throw error;
    heard.error = error;
  }
  return heard;
}

/** The time limit of the test ends it otherwise. */
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('streamTask', () => {
  it('hands an answer on as it is written and ends with the completion', async () => {
    const { mock, ledger } = await start();
    mock.respondWith(streamReply(['Hel', 'lo']));
    const { texts, completion } = await hear();
    expect(texts).toEqual(['Hel', 'lo']);
    expect(completion).toMatchObject({ content: 'Hello', data: null, cached: false, usage: { totalTokens: 150 }, costUsd: '0.000015' });
    expect(ledger.story()).toEqual(['reserve', 'settle answered']);
  });

  it('gives a kept answer as one piece', async () => {
    const { mock } = await start();
    mock.respondWith(streamReply(['Hel', 'lo']));
    await hear();
    expect(await hear()).toMatchObject({ texts: ['Hello'], completion: { cached: true, costUsd: '0' } });
    expect(mock.hits).toHaveLength(1);
  });

  it('checks a structured answer before it hands it on', async () => {
    const { mock } = await start();
    mock.respondWith(completionReply('It sounds dark.'));
    const { texts, completion } = await hear({});
    expect(texts).toEqual([JSON.stringify(validVibe)]);
    expect(completion?.attempts.map(({ outcome }) => outcome)).toEqual(['bad_output', 'answered']);
  });

  it('tries again unseen before the first piece', async () => {
    const { mock, runtime } = await start();
    mock.respondWith(errorReply(503), streamReply(['Hello']));
    expect((await hear()).texts).toEqual(['Hello']);
    expect(runtime.waitsMs).toEqual([2_000]);
  });

  it('leaves a model whose first piece does not come', async () => {
    const { mock } = await start({ route: { firstTokenSeconds: 0.1, maxAttemptsPerCandidate: 1 } });
    mock.respondAlwaysWith(({ body }) => ({ ...streamReply([JSON.stringify(body).includes('235b') ? 'deep' : 'fast']), delayMs: 1_000 }));
    expect((await hear()).error).toMatchObject({ code: 'PROVIDERS_UNAVAILABLE', details: { attempts: [{ outcome: 'timeout' }, {}] } });
  });

  it('says that an answer broke off, and charges what had come', async () => {
    const { mock, ledger } = await start();
    mock.respondWith(streamReply(['one ', 'two ', 'three'], { cutAfter: 2 }));
    const { texts, error } = await hear();
    expect(texts).toEqual(['one ', 'two ']);
    expect(error).toMatchObject({ code: 'ANSWER_CUT_OFF', details: { attempts: [{ outcome: 'connection' }] } });
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'settle', outcome: 'connection', estimated: true });
    expect(ledger.entries.at(-1)?.usage?.completionTokens).toBeGreaterThan(0);
    expect(mock.hits).toHaveLength(1);
  });

  it('ends a stream that falls silent', async () => {
    const { mock } = await start({ route: { idleSeconds: 0.1 } });
    mock.respondWith(streamReply(['one', 'two'], { chunkDelayMs: 1_000 }));
    expect(await hear()).toMatchObject({ texts: ['one'], error: { code: 'ANSWER_CUT_OFF' } });
  });

  it('ends the call at the provider and charges what had come when its reader leaves', async () => {
    const { mock, ledger } = await start();
    mock.respondWith(
      streamReply(
        Array.from({ length: 50 }, () => 'word '),
        { chunkDelayMs: 30 },
      ),
    );
    let heard = 0;
    for await (const { text } of router.stream(conversation)) {
      if (text !== '') heard += 1;
      if (heard === 3) break;
    }
    await until(() => ledger.entries.length > 1);
    expect(ledger.entries.at(-1)).toMatchObject({ kind: 'settle', outcome: 'cancelled', estimated: true });
    expect(ledger.entries.at(-1)?.usage?.completionTokens).toBeLessThan(30);
  });

  it('sends a conversation and what else is asked for as they are', async () => {
    const { mock } = await start();
    mock.respondWith(streamReply(['yes']));
    const messages = [
      { role: 'user' as const, content: [{ type: 'text', text: 'Which?' }] },
      {
        role: 'assistant' as const,
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'find', arguments: '{}' } }],
      },
      { role: 'tool' as const, content: '7', tool_call_id: 'c' },
    ];
    const tools = [{ type: 'function', function: { name: 'find' } }];
    await hear({ ...conversation, messages, parameters: { tools, stop: ['.'] } });
    expect(mock.hits).toMatchObject([{ body: { messages, tools, stop: ['.'], stream: true } }]);
  });
});
