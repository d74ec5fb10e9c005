import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { completionReply, startMockProvider, streamReply, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { blockBehind, repository } from '../documents/block-behind';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const run = promisify(execFile);
const document = 'docs/asking.md';

describe('the recipes for asking models', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    provider = await startMockProvider();
    const reached = { OPENAI_API_KEY: 'sk-scenario-key', OPENAI_BASE_URL: provider.url };
    earshot = await startEarshot({
      environment: { ...reached, OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: provider.url },
    });
    folder = await mkdtemp(join(tmpdir(), 'earshot-recipes-'));
    const user = await new EarshotClient(earshot).signUp();
    const { createApiKey } = await user.query<{ createApiKey: { secret: string } }>('mutation { createApiKey(name: "recipe") { secret } }');
    const { PATH = '' } = process.env;
    env = { PATH, EARSHOT: earshot.url, KEY: createApiKey.secret };
  }, 90_000);
  afterEach(() => provider.reset());
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('ask with the official client of OpenAI, at once and as it is written', async () => {
    provider.respondWith(completionReply('It adds tracks up.'), streamReply(['It ', 'subtracts.']));
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'ask.mjs'), await blockBehind('## From any client of OpenAI', { document, language: 'js' }));
    const { stdout } = await run(process.execPath, ['ask.mjs'], { cwd: folder, env });
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^\S+ says: It adds tracks up\.$/),
      expect.stringMatching(/^It cost 0\.\d+ USD; cache: miss$/),
      'It subtracts.',
      '150 tokens',
    ]);
  });

  it('ask as clients of an earlier service do', async () => {
    provider.respondWith(completionReply('## Issues Found'));
    const recipe = await blockBehind('## From clients of earlier services', { document, language: 'sh' });
    const { stdout } = await run('bash', ['-euc', recipe], { cwd: folder, env });
    expect(JSON.parse(stdout)).toMatchObject({ success: true, content: '## Issues Found', tokens_used: { total_tokens: 150 } });
  });
});
