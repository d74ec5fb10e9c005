import { startMockProvider, type MockProvider } from './mock-provider';
import { readMockScript } from './mock-script';

let provider: MockProvider;
beforeAll(async () => {
  provider = await startMockProvider();
});
afterEach(() => provider.reset());
afterAll(() => provider.close());

const ask = (stream = false): Promise<Response> =>
  fetch(`${provider.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'house', stream, messages: [{ role: 'user', content: 'Good day' }] }),
  });
const playing = (script: unknown): void => {
  const { steps, always } = readMockScript(JSON.stringify(script));
  provider.respondWith(...steps);
  provider.respondAlwaysWith(always);
};

describe(readMockScript, () => {
  it('plays its steps and then what stands for always', async () => {
    playing({
      steps: [
        { status: 429, headers: { 'retry-after': '2' } },
        { status: 503, times: 2 },
      ],
      always: { answer: 'Four.' },
    });
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([429, 503, 503, 200, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('2');
    expect(await answers[4]?.json()).toMatchObject({ model: 'house', choices: [{ message: { content: 'Four.' } }] });
  });

  it('says what it was asked where there is no script', async () => {
    playing({});
    expect(await (await ask()).json()).toMatchObject({ choices: [{ message: { content: 'You said: Good day' } }] });
  });

  it('streams where a stream was asked for, and cuts it', async () => {
    playing({ steps: [{ answer: 'One two three' }, { answer: 'One two three', cutAfter: 1 }] });
    const text = await (await ask(true)).text();
    expect(text.match(/"content":"[^"]*"/g)).toEqual(['"content":"One "', '"content":"two "', '"content":"three"']);
    await expect((await ask(true)).text()).rejects.toThrow('terminated');
  });

  it('sends anything under status 200, and cuts connections', async () => {
    playing({ steps: [{ body: '<html>' }, { fault: 'reset' }] });
    expect(await (await ask()).text()).toBe('<html>');
    await expect(ask()).rejects.toThrow('fetch failed');
  });

  it('lists its models whatever the script says', async () => {
    playing({ always: { status: 500 } });
    expect(await (await fetch(`${provider.url}/models`)).json()).toMatchObject({ data: [{ id: 'mock' }] });
  });

  it.each([
    ['{', 'The script is no JSON.'],
    ['{"steps": [{"status": 200}]}', 'steps.0.status'],
    ['{"steps": [{"answer": "a", "fault": "hang"}]}', 'exactly one of answer, status, body and fault'],
    ['{"step": []}', 'Unrecognized key'],
  ])('refuses %s', (text, message) => {
    expect(() => readMockScript(text)).toThrow(message);
  });
});
