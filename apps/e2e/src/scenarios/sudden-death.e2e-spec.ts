import { setTimeout as sleep } from 'node:timers/promises';
import { arrangedSignal, wavFile } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const begin = 'mutation ($id: ID!) { analyzeAudio(input: { fileId: $id }) { ... on Analysis { id status } } }';
const list = '{ audioFiles(first: 100) { nodes { id filename } } analyses(first: 100) { nodes { id status failures { code } } } }';
const deaths = 4;
const endedWithinMs = 120_000;

interface Listed {
  readonly audioFiles: { readonly nodes: readonly { readonly id: string }[] };
  readonly analyses: { readonly nodes: readonly { readonly id: string; readonly status: string; readonly failures: readonly object[] }[] };
}

describe('sudden death', () => {
  let earshot: RunningEarshot;

  beforeAll(async () => {
    earshot = await startEarshot();
  }, 90_000);
  afterAll(() => earshot.stop());

  it('keeps every acknowledged write and brings every analysis to an end, whenever it strikes', async () => {
    const user = await new EarshotClient(earshot).signUp();
    const files: string[] = [];
    const begun: string[] = [];
    for (let death = 0; death < deaths; death++) {
      for (let count = 0; count < 3; count++) {
        const fileId = await user.upload(
          `death-${death}-${count}.wav`,
          wavFile(arrangedSignal({ seed: 400 + death * 10 + count, durationSeconds: 20 }).signal),
        );
        files.push(fileId);
        begun.push((await user.query<{ analyzeAudio: { id: string } }>(begin, { id: fileId })).analyzeAudio.id);
      }
      await sleep(death * 40);
      await earshot.kill();
      await earshot.restart();
    }
    const analyses = await endOfAll(user);
    const { audioFiles } = await user.query<Listed>(list);
    expect(new Set(audioFiles.nodes.map(({ id }) => id))).toEqual(new Set(files));
    expect(new Set(analyses.map(({ id }) => id))).toEqual(new Set(begun));
    for (const { status, failures } of analyses) expect(status === 'COMPLETE' || failures.length > 0).toBe(true);
    expect(await user.query('{ budget { reservedTokens } }')).toEqual({ budget: { reservedTokens: '0' } });
  }, 240_000);

  async function endOfAll(user: EarshotClient): Promise<Listed['analyses']['nodes']> {
    const deadline = Date.now() + endedWithinMs;
    for (;;) {
      const { analyses } = await user.query<Listed>(list);
      if (analyses.nodes.every(({ status }) => status !== 'QUEUED' && status !== 'RUNNING')) return analyses.nodes;
      if (Date.now() > deadline) throw new Error(`Some analyses have not ended: ${JSON.stringify(analyses.nodes)}`);
      await sleep(250);
    }
  }
});
