import { arrangedSignal, startMockProvider, wavFile, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import type { RunningEarshot } from '../profiles/running-earshot';
import { startEarshot } from '../profiles/start-earshot';

describe('the books', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let administrator: EarshotClient;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({ environment: { OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: provider.url } });
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
  }, 90_000);
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const idOf = async (user: EarshotClient): Promise<string> =>
    (await user.query<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
  const limit = (userId: string, monthlyLimitUsd: string | null) =>
    administrator.query(
      'mutation ($userId: ID!, $usd: String) { setUserBudgetUsd(userId: $userId, monthlyLimitUsd: $usd) { limitUsd limitTokens } }',
      { userId, usd: monthlyLimitUsd },
    );

  it('agree after calls, and say so to administrators alone', async () => {
    const user = await new EarshotClient(earshot).signUp();
    const fileId = await user.upload('track.wav', wavFile(arrangedSignal({ seed: 900, durationSeconds: 4 }).signal));
    await user.query('mutation ($fileId: ID!) { analyzeAudio(input: { fileId: $fileId, waitSeconds: 60 }) { __typename } }', { fileId });
    const asking = '{ reconciliation { entries balanced differences openReservations } }';
    const { reconciliation } = await administrator.query<{ reconciliation: { entries: string } }>(asking);
    expect(reconciliation).toMatchObject({ balanced: true, differences: [], openReservations: 0 });
    expect(Number(reconciliation.entries)).toBeGreaterThanOrEqual(1);
    expect((await user.ask(asking)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('hold a limit in dollars that an administrator sets, until it is lifted', async () => {
    const user = await new EarshotClient(earshot).signUp();
    const userId = await idOf(user);
    expect(await limit(userId, '0.25')).toEqual({ setUserBudgetUsd: { limitUsd: '0.25', limitTokens: '200000' } });
    expect(await user.query('{ budget { limitUsd usedUsd } }')).toEqual({ budget: { limitUsd: '0.25', usedUsd: '0' } });
    expect(await limit(userId, null)).toEqual({ setUserBudgetUsd: { limitUsd: null, limitTokens: '200000' } });
  });

  it('tell administrators alone what other prices would change', async () => {
    const look = async (user: EarshotClient) =>
      fetch(`${earshot.url}/usage/repricings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token ?? ''}` },
        body: JSON.stringify({ name: 'look', apply: false, from: new Date().toISOString().slice(0, 7) }),
      });
    expect((await look(await new EarshotClient(earshot).signUp())).status).toBe(403);
    const answer = await look(administrator);
    expect([answer.status, await answer.text()]).toEqual([200, '{"done":true}\n']);
  });
});
