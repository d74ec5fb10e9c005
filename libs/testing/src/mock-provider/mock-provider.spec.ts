import { startMockProvider, type MockProvider } from './mock-provider';
import { completionReply, errorReply, hangReply, rawReply, resetReply, streamReply, validVibe } from './mock-reply';

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider();
});
afterEach(() => provider.reset());
afterAll(() => provider.close());

const ask = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${provider.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-a-long-secret-key-9876', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'x', messages: [] }),
    ...(signal === undefined ? {} : { signal }),
  });

describe(startMockProvider, () => {
  it('answers with a valid vibe unless told otherwise', async () => {
    expect(await (await ask()).json()).toMatchObject({
      choices: [{ message: { content: JSON.stringify(validVibe) } }],
      usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
    });
  });

  it('records what arrived, with the key masked', async () => {
    await ask();
    expect(provider.hits).toMatchObject([
      { method: 'POST', path: '/v1/chat/completions', headers: { authorization: 'Bearer …9876' }, body: { model: 'x' } },
    ]);
  });

  it('plays its script in order and then the standing answer', async () => {
    provider.respondWith(
      errorReply(429, { headers: { 'retry-after': '2' } }),
      rawReply('<html>', { headers: { 'content-type': 'text/html' } }),
    );
    provider.respondAlwaysWith(({ body }) => completionReply(JSON.stringify(body)));
    const [refused, page, standing] = [await ask(), await ask(), await ask()];
    expect([refused, page, standing].map(({ status }) => status)).toEqual([429, 200, 200]);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await page.text()).toBe('<html>');
    expect(await standing.json()).toMatchObject({ choices: [{ message: { content: '{"model":"x","messages":[]}' } }] });
  });

  it('cuts the connection, and stays silent', async () => {
    provider.respondWith(resetReply, hangReply);
    await expect(ask()).rejects.toThrow('fetch failed');
    await expect(ask(AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
  });

  it('streams piece by piece, with usage before the end', async () => {
    provider.respondWith(streamReply(['Hel', 'lo']));
    const events = (await (await ask()).text()).split('\n\n').filter((event) => event !== '');
    expect(events.at(-1)).toBe('data: [DONE]');
    expect(events.slice(0, 2).map((event) => JSON.parse(event.slice(6)).choices[0].delta.content)).toEqual(['Hel', 'lo']);
    expect(JSON.parse(events.at(-2)?.slice(6) ?? '').usage.total_tokens).toBe(150);
  });

  it('cuts a stream in the middle', async () => {
    provider.respondWith(streamReply(['Hel', 'lo'], { cutAfter: 1 }));
    await expect((await ask()).text()).rejects.toThrow('terminated');
  });
});
