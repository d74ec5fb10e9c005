import { EarshotError } from '@earshot/contracts';
import {
  errorReply,
  hangReply,
  jsonReply,
  rawReply,
  resetReply,
  startMockProvider,
  streamReply,
  type MockProvider,
} from '@earshot/testing';
import type { ChatDelta, ChatReply, ChatStreamRequest } from '../chat-provider';
import { OpenAiCompatibleProvider } from './openai-compatible-provider';

let mock: MockProvider;
beforeAll(async () => {
  mock = await startMockProvider();
});
afterEach(() => mock.reset());
afterAll(() => mock.close());

interface Heard {
  readonly deltas: ChatDelta[];
  readonly reply: ChatReply | undefined;
  readonly error: EarshotError | undefined;
}

async function hear(request: Partial<ChatStreamRequest> = {}): Promise<Heard> {
  const provider = new OpenAiCompatibleProvider({ name: 'openrouter', baseUrl: mock.url, apiKey: 'k', tokenLimitField: 'max_tokens' });
  const stream = provider.stream({
    ...{ model: 'a/b', messages: [{ role: 'user', content: 'Hear this.' }], temperature: 0.5, maxTokens: 64 },
    ...{ timeoutMs: 5_000, firstTokenTimeoutMs: 2_000, idleTimeoutMs: 2_000, signal: new AbortController().signal },
    ...request,
  });
  const deltas: ChatDelta[] = [];
  try {
    for (;;) {
      const { done, value } = await stream.next();
      if (done === true) return { deltas, reply: value, error: undefined };
      deltas.push(value);
    }
  } catch (error) {
    if (error instanceof EarshotError) return { deltas, reply: undefined, error };
    throw error;
  }
}

const event = (body: unknown): string => `data: ${JSON.stringify(body)}\n\n`;
const chunk = (delta: object, finishReason: string | null = null) => event({ choices: [{ index: 0, delta, finish_reason: finishReason }] });
const events = (...chunks: string[]) => ({ ...rawReply(''), headers: { 'content-type': 'text/event-stream' }, chunks });

describe('OpenAiCompatibleProvider.stream', () => {
  it('yields the pieces as they come and returns the whole with its usage', async () => {
    mock.respondWith(streamReply(['Hel', 'lo']));
    const { deltas, reply } = await hear();
    expect(deltas.map(({ text }) => text)).toEqual(['Hel', 'lo']);
    expect(reply).toMatchObject({ text: 'Hello', finishReason: 'stop', toolCalls: [], usage: { totalTokens: 150 } });
    expect(mock.hits).toMatchObject([{ body: { stream: true, stream_options: { include_usage: true } } }]);
  });

  it('joins the pieces of tool calls', async () => {
    const piece = (index: number, call: object) => chunk({ tool_calls: [{ index, ...call }] });
    mock.respondWith(
      events(
        piece(0, { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"a"' } }),
        piece(1, { id: 'call_2', type: 'function', function: { name: 'play', arguments: '' } }),
        piece(0, { function: { arguments: ':1}' } }),
        chunk({}, 'tool_calls'),
        'data: [DONE]\n\n',
      ),
    );
    const { deltas, reply } = await hear();
    expect(deltas).toHaveLength(3);
    expect(reply).toMatchObject({
      finishReason: 'tool_calls',
      toolCalls: [
        { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"a":1}' } },
        { id: 'call_2', type: 'function', function: { name: 'play', arguments: '' } },
      ],
    });
  });

  it('keeps a letter whole that two packets share', async () => {
    const [whole] = [Buffer.from(chunk({ content: 'é' }))];
    const at = whole.indexOf(0xc3) + 1;
    mock.respondWith(events(whole.subarray(0, at).toString('latin1'), 'x', chunk({}, 'stop')));
    // The packet is broken on purpose: its event is no JSON, so that the answer has a hole.
    expect((await hear()).reply).toBeUndefined();
    mock.respondWith(streamReply(['é', 'ß', '漢']));
    expect((await hear()).reply?.text).toBe('éß漢');
  });

  it('takes a stream that is cut in the middle for a failure', async () => {
    mock.respondWith(streamReply(['a', 'b', 'c'], { cutAfter: 2 }));
    const { deltas, error } = await hear();
    expect([deltas.length, error?.code]).toEqual([2, 'PROVIDER_CONNECTION']);
  });

  it('takes a stream that closes without an end for a failure', async () => {
    mock.respondWith(events(chunk({ content: 'a' }), chunk({ content: 'b' })));
    expect((await hear()).error?.code).toBe('PROVIDER_CONNECTION');
  });

  it('ends soon where the end is told but the line stays open', async () => {
    mock.respondWith({ ...events(chunk({ content: 'a' }), chunk({}, 'stop'), ': still here\n\n'), chunkDelayMs: 300 });
    const { reply } = await hear({ idleTimeoutMs: 200, firstTokenTimeoutMs: 2_000 });
    expect(reply).toBeUndefined();
    mock.respondWith({
      ...events(chunk({ content: 'a' }), chunk({}, 'stop'), ...Array.from({ length: 40 }, () => ': ping\n\n')),
      chunkDelayMs: 50,
    });
    expect((await hear({ idleTimeoutMs: 500 })).reply).toMatchObject({ text: 'a', finishReason: 'stop', usage: null });
  });

  it('ends without [DONE] once the usage came', async () => {
    mock.respondWith(streamReply(['a'], { done: false }));
    expect((await hear()).reply).toMatchObject({ text: 'a', usage: { totalTokens: 150 } });
  });

  it('takes an announced end without a reason for an end', async () => {
    mock.respondWith(events(chunk({ content: 'a' }), 'data: [DONE]\n\n'));
    expect((await hear()).reply).toMatchObject({ text: 'a', finishReason: 'stop' });
  });

  it.each([
    ['an event that is not JSON', events(chunk({ content: 'a' }), 'data: {"choices"\n\n', chunk({}, 'stop')), 'PROVIDER_UNEXPECTED'],
    ['an error event', events(chunk({ content: 'a' }), event({ error: { code: 429, message: 'slow' } })), 'PROVIDER_RATE_LIMITED'],
    ['a held back answer', events(chunk({ content: 'a' }), chunk({}, 'content_filter')), 'PROVIDER_CONTENT_FILTER'],
    ['a lost connection', events(chunk({ content: 'a' }), chunk({}, 'error')), 'PROVIDER_SERVER'],
    ['a page', rawReply('<html>', { headers: { 'content-type': 'text/html' } }), 'PROVIDER_CONNECTION'],
    ['a refused call', errorReply(503), 'PROVIDER_SERVER'],
    ['a cut connection', resetReply, 'PROVIDER_CONNECTION'],
    ['an error body', jsonReply({ error: { message: 'no' } }), 'PROVIDER_CONNECTION'],
  ])('fails for %s', async (_what, reply, code) => {
    mock.respondWith(reply);
    expect((await hear()).error?.code).toBe(code);
  });

  it('gives up on a first piece that does not come, and on a silence in the middle', async () => {
    mock.respondWith(hangReply);
    expect((await hear({ firstTokenTimeoutMs: 50 })).error?.code).toBe('PROVIDER_TIMEOUT');
    mock.respondWith(streamReply(['a', 'b'], { chunkDelayMs: 400 }));
    const { deltas, error } = await hear({ idleTimeoutMs: 60 });
    expect([deltas.length, error?.code]).toEqual([1, 'PROVIDER_TIMEOUT']);
  });

  it('gives up on a stream that drips for ever', async () => {
    mock.respondWith(
      streamReply(
        Array.from({ length: 100 }, () => 'a'),
        { chunkDelayMs: 20 },
      ),
    );
    expect((await hear({ timeoutMs: 200 })).error?.code).toBe('PROVIDER_TIMEOUT');
  });

  it('does not take the time of a slow reader for a silence', async () => {
    mock.respondWith(streamReply(['a', 'b', 'c']));
    const provider = new OpenAiCompatibleProvider({ name: 'openrouter', baseUrl: mock.url, apiKey: 'k', tokenLimitField: 'max_tokens' });
    const limits = { timeoutMs: 5_000, firstTokenTimeoutMs: 1_000, idleTimeoutMs: 50, signal: new AbortController().signal };
    let heard = '';
    for await (const { text } of provider.stream({ model: 'a/b', messages: [], temperature: 0, maxTokens: 9, ...limits })) {
      await new Promise((resolve) => setTimeout(resolve, 80));
      heard += text;
    }
    expect(heard).toBe('abc');
  });

  it('ends with the reason of whoever cancels', async () => {
    mock.respondWith(streamReply(['a', 'b'], { chunkDelayMs: 500 }));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new EarshotError('CANCELLED', 'Enough.')), 100);
    expect((await hear({ signal: controller.signal })).error).toMatchObject({ code: 'CANCELLED', message: 'Enough.' });
  });
});
