import { startRouter, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

const wordy = [
  'Could you please take a look at the following mix and tell me in order to finish it what I should do?',
  '',
  '',
  'It is **very** loud at -8.2 LUFS, and it must not clip. Please make sure to keep `bass_bus` as it is.',
].join('\n');
let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

const sentBy = ({ mock }: RouterUnderTest): string => JSON.stringify(mock.hits[0]?.body);

describe('a request that may be compressed', () => {
  it('is said in fewer tokens with every number, negation and name in it, and tells what was saved', async () => {
    const { complete } = await start();
    const { compression } = await complete({ task: 'quick_query', variables: { prompt: wordy } });
    expect(compression?.originalTokens).toBeGreaterThan(50);
    expect(compression?.savedPercent).toBeGreaterThanOrEqual(25);
    for (const fact of ['-8.2 LUFS', 'not clip', 'bass_bus']) expect(sentBy(router)).toContain(fact);
    expect(sentBy(router)).not.toContain('Could you please');
  });

  it('is reserved at the size that is sent', async () => {
    const { complete, ledger } = await start({ route: { cacheTtlSeconds: 0 } });
    const request = { task: 'quick_query', variables: { prompt: wordy } };
    const saved = (await complete(request)).compression;
    await complete({ ...request, compress: false });
    const [short, whole] = ledger.entries.filter(({ kind }) => kind === 'reserve').map(({ reserved }) => reserved?.promptTokens ?? 0);
    expect((whole ?? 0) - (short ?? 0)).toBe((saved?.originalTokens ?? 0) - (saved?.compressedTokens ?? 0));
  });

  it('is sent as it was written where that is asked for', async () => {
    const { complete } = await start();
    expect((await complete({ task: 'quick_query', variables: { prompt: wordy }, compress: false })).compression).toBeNull();
    expect(sentBy(router)).toContain('Could you please take a look');
  });

  it('keeps its report when the answer was kept from before', async () => {
    const { complete } = await start();
    const request = { task: 'quick_query', variables: { prompt: wordy } };
    const first = await complete(request);
    expect(await complete(request)).toMatchObject({ cached: true, compression: first.compression });
  });

  it('leaves code alone', async () => {
    const { complete } = await start();
    const code = '// please   note the very   long way\nrun();';
    const variables = { file_path: 'a.js', file_content: code, language: 'javascript' };
    expect((await complete({ task: 'code_review', variables })).compression).toMatchObject({ savedPercent: 0 });
    expect(sentBy(router)).toContain(JSON.stringify(code).slice(1, -1));
  });

  it('is never compressed where its task forbids it', async () => {
    const { complete } = await start();
    expect((await complete({ compress: true })).compression).toBeNull();
  });
});

describe('a conversation', () => {
  const messages = [
    { role: 'system' as const, content: 'Please make sure to be brief.' },
    { role: 'assistant' as const, content: 'Could you please   repeat that?' },
    { role: 'user' as const, content: wordy },
    { role: 'user' as const, content: [{ type: 'text', text: wordy }] },
  ];

  it('leaves as it was written', async () => {
    const { complete } = await start();
    expect((await complete({ messages })).compression).toBeNull();
    expect(router.mock.hits[0]?.body).toMatchObject({ messages });
  });

  it('is compressed where that is asked for, except for what a model has said and what is no plain text', async () => {
    const { complete } = await start();
    const { compression } = await complete({ messages, compress: true });
    expect(compression?.savedPercent).toBeGreaterThan(20);
    expect(router.mock.hits[0]?.body).toMatchObject({ messages: [{ content: 'be brief.' }, messages[1], {}, messages[3]] });
    expect(sentBy(router)).toContain('-8.2 LUFS');
  });
});
