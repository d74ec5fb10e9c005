import { EarshotError } from '@earshot/contracts';
import {
  completionReply,
  errorReply,
  hangReply,
  jsonReply,
  rawReply,
  resetReply,
  startMockProvider,
  type MockProvider,
  type MockScript,
} from '@earshot/testing';
import type { ChatRequest } from '../chat-provider';
import { OpenAiCompatibleProvider } from './openai-compatible-provider';

const apiKey = 'plainkey-4f9a8b7c6d5e';
let mock: MockProvider;
beforeAll(async () => {
  mock = await startMockProvider();
});
afterEach(() => mock.reset());
afterAll(() => mock.close());

const provider = () =>
  new OpenAiCompatibleProvider({ name: 'openrouter', baseUrl: mock.url, apiKey, tokenLimitField: 'max_tokens', now: () => 0 });
const complete = (request: Partial<ChatRequest> = {}) =>
  provider().complete({
    model: 'qwen/qwen3-7b-it',
    messages: [{ role: 'user', content: 'Hear this.' }],
    temperature: 0.5,
    maxTokens: 64,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    ...request,
  });
const failureAfter = async (script: MockScript, request: Partial<ChatRequest> = {}): Promise<EarshotError> => {
  mock.respondWith(script);
  const error: unknown = await complete(request).catch((thrown: unknown) => thrown);
  if (error instanceof EarshotError) return error;
  throw new Error('The call did not fail.');
};

describe(OpenAiCompatibleProvider, () => {
  it('sends one chat completion with its key and reads the answer', async () => {
    mock.respondWith(
      completionReply('dark', { usage: { prompt_tokens: 12, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 4 } } }),
    );
    expect(await complete()).toEqual({
      text: 'dark',
      toolCalls: [],
      finishReason: 'stop',
      usage: { promptTokens: 12, completionTokens: 3, totalTokens: 15, cachedPromptTokens: 4, cacheWriteTokens: 0, reasoningTokens: 0 },
    });
    expect(mock.hits).toMatchObject([
      {
        method: 'POST',
        path: '/v1/chat/completions',
        headers: { authorization: `Bearer …${apiKey.slice(-4)}` },
        body: { model: 'qwen/qwen3-7b-it', temperature: 0.5, max_tokens: 64, messages: [{ role: 'user', content: 'Hear this.' }] },
      },
    ]);
  });

  it.each([
    ['none', null],
    ['a negative one', { prompt_tokens: -5, completion_tokens: 3 }],
    ['half of one', { prompt_tokens: 5 }],
    ['text', { prompt_tokens: 'many', completion_tokens: 3 }],
  ])('takes no usage where the provider names %s', async (_what, usage) => {
    mock.respondWith(completionReply('dark', { usage }));
    expect((await complete()).usage).toBeNull();
  });

  it('keeps a usage of zero', async () => {
    mock.respondWith(completionReply('dark', { usage: { prompt_tokens: 0, completion_tokens: 0, cost: 7 } }));
    expect((await complete()).usage).toMatchObject({ totalTokens: 0 });
  });

  it.each([
    [401, undefined, 'PROVIDER_AUTH'],
    [402, undefined, 'PROVIDER_AUTH'],
    [403, undefined, 'PROVIDER_AUTH'],
    [403, 'Your input was flagged by moderation', 'PROVIDER_CONTENT_FILTER'],
    [404, undefined, 'PROVIDER_UNEXPECTED'],
    [400, undefined, 'PROVIDER_UNEXPECTED'],
    [400, "This model's maximum context length is 8192 tokens", 'PROVIDER_CONTEXT_LENGTH'],
    [429, undefined, 'PROVIDER_RATE_LIMITED'],
    [429, 'insufficient_quota', 'PROVIDER_AUTH'],
    [500, undefined, 'PROVIDER_SERVER'],
    [503, 'safety margin exceeded', 'PROVIDER_SERVER'],
    [529, undefined, 'PROVIDER_SERVER'],
  ])('tells %d %p as %s', async (status, message, code) => {
    const error = await failureAfter(errorReply(status, message === undefined ? {} : { message }));
    expect(error).toMatchObject({ code, details: { provider: 'openrouter', status } });
    expect(mock.hits).toHaveLength(1);
  });

  it.each([
    ['2', 2_000],
    ['Thu, 01 Jan 1970 00:00:05 GMT', 5_000],
    ['soon', undefined],
  ])('reads Retry-After: %s', async (header, retryAfterMs) => {
    const { details } = await failureAfter(errorReply(429, { headers: { 'retry-after': header } }));
    expect(details['retryAfterMs']).toBe(retryAfterMs);
  });

  it.each([
    ['an error body', jsonReply({ error: { code: 502, message: 'Provider returned error' } }), 'PROVIDER_SERVER'],
    ['an error body of a rate limit', jsonReply({ error: { code: 429, message: 'slow down' } }), 'PROVIDER_RATE_LIMITED'],
    [
      'an error within the choice',
      jsonReply({ choices: [{ message: { content: '' }, error: { code: 503, message: 'x' } }] }),
      'PROVIDER_SERVER',
    ],
    ['no choices', jsonReply({ choices: [] }), 'PROVIDER_UNEXPECTED'],
    ['a page', rawReply('<html>hello</html>', { headers: { 'content-type': 'text/html' } }), 'PROVIDER_UNEXPECTED'],
    ['broken JSON', rawReply('{"choices": [', { headers: { 'content-type': 'application/json' } }), 'PROVIDER_UNEXPECTED'],
    ['nothing', rawReply('', { headers: { 'content-type': 'application/json' } }), 'PROVIDER_UNEXPECTED'],
    [
      'a lost connection of its own',
      jsonReply({ choices: [{ message: { content: 'da' }, native_finish_reason: 'network_error' }] }),
      'PROVIDER_SERVER',
    ],
    ['a held back answer', completionReply('', { finishReason: 'content_filter' }), 'PROVIDER_CONTENT_FILTER'],
    ['five megabytes', rawReply(`"${'x'.repeat(5_000_000)}"`, { headers: { 'content-type': 'application/json' } }), 'PROVIDER_UNEXPECTED'],
  ])('takes a 200 with %s for a failure', async (_what, reply, code) => {
    expect((await failureAfter(reply)).code).toBe(code);
  });

  it('times out on a provider that is silent, and on one that never ends', async () => {
    expect((await failureAfter(hangReply, { timeoutMs: 60 })).code).toBe('PROVIDER_TIMEOUT');
    const drip = { ...rawReply(''), headers: { 'content-type': 'application/json' }, chunks: [...'{"choices":[]}'], chunkDelayMs: 30 };
    expect((await failureAfter(drip, { timeoutMs: 100 })).code).toBe('PROVIDER_TIMEOUT');
  });

  it('tells a cut connection', async () => {
    expect((await failureAfter(resetReply)).code).toBe('PROVIDER_CONNECTION');
    const half = { ...rawReply('{"choices'), headers: { 'content-type': 'application/json', 'content-length': '500' }, cut: true };
    expect((await failureAfter(half)).code).toBe('PROVIDER_CONNECTION');
  });

  it('follows no redirect', async () => {
    const error = await failureAfter(rawReply('', { status: 302, headers: { location: `${mock.url}/elsewhere` } }));
    expect(error.code).toBe('PROVIDER_UNEXPECTED');
    expect(mock.hits).toHaveLength(1);
  });

  it('ends with the reason of whoever cancels', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new EarshotError('CANCELLED', 'Enough.')), 20);
    expect(await failureAfter(hangReply, { signal: controller.signal })).toMatchObject({ code: 'CANCELLED', message: 'Enough.' });
  });

  it('shows no key, not even one that the provider echoes', async () => {
    const error = await failureAfter(({ headers }) =>
      errorReply(401, {
        message: `Bad key ${apiKey} in ${headers.authorization ?? ''}, try sk-abcdefghijkl`,
        headers: { 'x-echo': apiKey },
      }),
    );
    const shown = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)} ${JSON.stringify(error.cause ?? null)}`;
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain('abcdefghijkl');
    expect(error.message).toContain('[redacted]');
  });
});
