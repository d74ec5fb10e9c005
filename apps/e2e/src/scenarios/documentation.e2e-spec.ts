import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { arrangedSignal, wavFile } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { blockBehind } from '../documents/block-behind';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const run = promisify(execFile);

describe('the recipes of the README', () => {
  let earshot: RunningEarshot;
  let folder: string;

  beforeAll(async () => {
    earshot = await startEarshot();
    folder = await mkdtemp(join(tmpdir(), 'earshot-recipes-'));
    await writeFile(join(folder, 'recording.wav'), wavFile(arrangedSignal({ seed: 12, durationSeconds: 8 }).signal));
  }, 90_000);
  afterAll(async () => {
    await earshot.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const follow = async (words: string): Promise<string> => {
    const user = await new EarshotClient(earshot).signUp();
    const { createApiKey } = await user.query<{ createApiKey: { secret: string } }>('mutation { createApiKey(name: "recipe") { secret } }');
    const { PATH = '' } = process.env;
    const env = { PATH, EARSHOT: earshot.url, KEY: createApiKey.secret };
    return (await run('bash', ['-euc', await blockBehind(words, { document: 'README.md', language: 'sh' })], { cwd: folder, env })).stdout;
  };

  it('upload a file in one step', async () => {
    expect(JSON.parse(await follow('**Upload** in one step'))).toEqual({ fileId: expect.any(String) });
  });

  it('lead from the upload to the vibe', async () => {
    expect(JSON.parse(await follow('A complete recipe'))).toMatchObject({
      data: { analyzeAudio: { status: 'COMPLETE', features: { rhythm: { bpm: expect.any(Number) } }, vibe: { vibe: expect.any(String) } } },
    });
  });
});
