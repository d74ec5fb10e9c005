import { completionReply, errorReply, jsonReply, startMockProvider, streamReply, type MockProvider } from '@earshot/testing';
import OpenAI, { APIError } from 'openai';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

/** The client as anybody has it, who knows of Earshot only its address and a key. */
describe('the official client of OpenAI', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let user: EarshotClient;
  let openai: OpenAI;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({
      environment: {
        ...{ OPENAI_API_KEY: 'sk-scenario-key', OPENAI_BASE_URL: provider.url },
        ...{ OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: provider.url },
      },
    });
    user = await new EarshotClient(earshot).signUp();
    openai = new OpenAI({ baseURL: `${earshot.url}/v1`, apiKey: await keyOf(user) });
  }, 90_000);
  afterEach(() => provider.reset());
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const keyOf = async (client: EarshotClient): Promise<string> => {
    const { createApiKey } = await client.query<{ createApiKey: { secret: string } }>(
      'mutation { createApiKey(name: "client") { secret } }',
    );
    return createApiKey.secret;
  };
  const errorOf = async (work: Promise<unknown>): Promise<APIError> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    if (error instanceof APIError) return error;
    throw new Error(`The request did not fail as it should have: ${JSON.stringify(error)}`);
  };
  let questions = 0;
  const question = (content = `Question ${(questions += 1)}?`) => ({
    model: 'auto',
    messages: [{ role: 'user' as const, content }],
  });
  const deltasOf = async (order: ReturnType<typeof question>) => {
    const stream = await openai.chat.completions.create({ ...order, stream: true, stream_options: { include_usage: true } });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
  };

  it('gets a completion, with what it cost in the headers', async () => {
    provider.respondWith(completionReply('Seven.'));
    const { data, response } = await openai.chat.completions.create(question()).withResponse();
    expect(data).toMatchObject({
      object: 'chat.completion',
      model: 'gpt-4.5-turbo',
      choices: [{ index: 0, message: { role: 'assistant', content: 'Seven.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
    });
    expect(response.headers.get('x-earshot-attempts')).toBe('1');
    expect(response.headers.get('x-earshot-cost-usd')).toBe('0.0006');
    expect(response.headers.get('x-earshot-cache')).toBe('miss');
    expect(Number(response.headers.get('x-earshot-overhead-ms'))).toBeGreaterThanOrEqual(0);
  });

  it('gets the same answer again from the cache, for nothing', async () => {
    provider.respondWith(completionReply('Kept.'));
    const order = question();
    await openai.chat.completions.create(order);
    const { data, response } = await openai.chat.completions.create(order).withResponse();
    expect([data.choices[0]?.message.content, response.headers.get('x-earshot-cache')]).toEqual(['Kept.', 'hit']);
    expect(provider.hits).toHaveLength(1);
  });

  it('reads a stream with its usage at the end', async () => {
    provider.respondWith(streamReply(['One ', 'two ', 'three.']));
    const chunks = await deltasOf(question());
    expect(chunks.map(({ choices: [choice] }) => choice?.delta.content ?? '').join('')).toBe('One two three.');
    expect(chunks[0]).toMatchObject({
      object: 'chat.completion.chunk',
      model: 'gpt-4.5-turbo',
      choices: [{ delta: { role: 'assistant' } }],
    });
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 150 } });
  });

  it('passes tools on and gets their calls, whole and in pieces', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"key":"A minor"}' } };
    const message = { role: 'assistant', content: null, tool_calls: [call] };
    provider.respondWith(
      jsonReply({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: { prompt_tokens: 1, completion_tokens: 1 } }),
    );
    const tools = [{ type: 'function' as const, function: { name: 'find', parameters: { type: 'object' } } }];
    const { choices } = await openai.chat.completions.create({ ...question(), tools });
    expect(choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { content: null, tool_calls: [call] } });
    expect(provider.hits[0]?.body).toMatchObject({ tools });
  });

  it('has its messages compressed where it asks for it, and only there', async () => {
    const wordy = 'Please could you kindly tell me, in order to help me out, what the time signature of a waltz is?';
    provider.respondWith(completionReply('Three.'), completionReply('Three.'));
    await openai.chat.completions.create(question(wordy));
    const compressed = { ...question(wordy), compress: true };
    await openai.chat.completions.create(compressed);
    const [asWritten, shorter] = provider.hits.map(({ body }) => JSON.stringify(body));
    expect(asWritten).toContain(wordy);
    expect(shorter).not.toContain(wordy);
    expect(shorter).toContain('waltz');
  });

  it('is told what is wrong with a request in words that it knows', async () => {
    expect(await errorOf(openai.chat.completions.create({ ...question(), model: 'gpt-0' }))).toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
    expect(await errorOf(openai.chat.completions.create({ ...question(), temperature: 9 }))).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param: 'temperature',
    });
    expect(await errorOf(openai.chat.completions.create({ ...question(), n: 100 }))).toMatchObject({ status: 400, param: 'n' });
    const stranger = new OpenAI({ baseURL: `${earshot.url}/v1`, apiKey: 'esk_nobody' });
    expect(await errorOf(stranger.chat.completions.create(question()))).toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect(provider.hits).toHaveLength(0);
  });

  it('is told that content was refused, and by nobody else answered', async () => {
    provider.respondWith(errorReply(400, { code: 'content_filter', message: 'The content was filtered by a policy.' }));
    expect(await errorOf(openai.chat.completions.create(question()))).toMatchObject({ status: 400, code: 'content_filter' });
    expect(provider.hits).toHaveLength(1);
  });

  it('is told of a used-up budget what is left and when there is another, and does not ask again', async () => {
    const spender = new OpenAI({ baseURL: `${earshot.url}/v1`, apiKey: await keyOf(await new EarshotClient(earshot).signUp()) });
    const usage = { prompt_tokens: 199_900, completion_tokens: 50, total_tokens: 199_950 };
    provider.respondWith(completionReply('Dear.', { usage }));
    await spender.chat.completions.create(question());
    const { status, code, headers } = await errorOf(spender.chat.completions.create(question()));
    expect([status, code, headers?.get('x-ratelimit-remaining-tokens')]).toEqual([429, 'insufficient_quota', '50']);
    expect(Number(headers?.get('retry-after'))).toBeGreaterThan(0);
    expect(headers?.get('x-ratelimit-reset-tokens')).toBe(headers?.get('retry-after'));
    expect(provider.hits).toHaveLength(1);
  });

  it('hears of a stream that broke off, after what had come', async () => {
    provider.respondWith(streamReply(['One ', 'two'], { cutAfter: 1 }));
    let heard = '';
    const stream = await openai.chat.completions.create({ ...question(), stream: true });
    const reading = (async () => {
      for await (const { choices } of stream) heard += choices[0]?.delta.content ?? '';
    })();
    expect(await errorOf(reading)).toMatchObject({ code: 'answer_cut_off' });
    expect(heard).toBe('One ');
  });

  it('leaves in the middle of a stream, which ends the call and is charged for what had come', async () => {
    provider.respondWith(
      streamReply(
        Array.from({ length: 200 }, () => 'word '),
        { chunkDelayMs: 25 },
      ),
    );
    const stream = await openai.chat.completions.create({ ...question(), stream: true });
    for await (const { choices } of stream) if (choices[0]?.delta.content !== undefined) break;
    stream.controller.abort();
    let record: { outcome: string; estimated: boolean } | undefined;
    for (let waited = 0; record?.outcome !== 'cancelled' && waited < 50; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { usageRecords } = await user.query<{ usageRecords: { nodes: { outcome: string; estimated: boolean }[] } }>(
        '{ usageRecords(first: 1) { nodes { outcome estimated } } }',
      );
      [record] = usageRecords.nodes;
    }
    expect(record).toEqual({ outcome: 'cancelled', estimated: true });
  });

  it('lists the models and their aliases', async () => {
    const models = [];
    for await (const { id } of openai.models.list()) models.push(id);
    expect(models).toEqual(expect.arrayContaining(['fast', 'deep', 'openrouter/qwen/qwen3-7b-it', 'gemini/gemini-2.5-pro']));
    expect(await openai.models.retrieve('openrouter/qwen/qwen3-7b-it')).toMatchObject({ object: 'model', owned_by: 'openrouter' });
    expect(await errorOf(openai.models.retrieve('nobody/nothing'))).toMatchObject({ status: 404 });
  });
});
