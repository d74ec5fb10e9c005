import { arrangedSignal, completionReply, startMockProvider, validVibe, wavFile, type MockProvider } from '@earshot/testing';
import { EarshotClient } from '../client/earshot-client';
import { startEarshot } from '../profiles/start-earshot';
import type { RunningEarshot } from '../profiles/running-earshot';

const analyse = `mutation ($fileId: ID!) {
  analyzeAudio(input: { fileId: $fileId, waitSeconds: 60 }) {
    __typename ... on Analysis { status costUsd vibe { provider } } ... on BudgetExceeded { code remainingTokens resetsAt }
  }
}`;
interface Recorded {
  readonly usageRecorded: { readonly id: string; readonly cursor: string; readonly userId: string };
}

describe('usage', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let administrator: EarshotClient;
  let seed = 300;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({ environment: { OPENROUTER_API_KEY: 'sk-or-scenario-key', OPENROUTER_BASE_URL: provider.url } });
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
  }, 90_000);
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  const analyseSomething = async (user: EarshotClient): Promise<Record<string, unknown>> => {
    const fileId = await user.upload('track.wav', wavFile(arrangedSignal({ seed: seed++, durationSeconds: 4 }).signal));
    return (await user.query<{ analyzeAudio: Record<string, unknown> }>(analyse, { fileId })).analyzeAudio;
  };

  it('reports the same sums by day, model, provider, task and user', async () => {
    const user = await new EarshotClient(earshot).signUp();
    await analyseSomething(user);
    await analyseSomething(user);
    for (const groupBy of ['DAY', 'MODEL', 'PROVIDER', 'TASK', 'USER']) {
      const { usage } = await user.query<{ usage: { buckets: object[]; totals: { requests: string } } }>(
        'query ($groupBy: UsageGroup) { usage(groupBy: $groupBy) { buckets { key requests totalTokens costUsd } totals { requests totalTokens costUsd } } }',
        { groupBy },
      );
      expect(usage.buckets).toHaveLength(1);
      expect(usage.totals.requests).toBe('2');
    }
  });

  it('shows a user only what is their own, and an administrator everything', async () => {
    const mine = await new EarshotClient(earshot).signUp();
    const other = await new EarshotClient(earshot).signUp();
    await analyseSomething(other);
    const { viewer } = await other.query<{ viewer: { id: string } }>('{ viewer { id } }');
    expect(await mine.query('{ usageRecords { totalCount } }')).toEqual({ usageRecords: { totalCount: 0 } });
    const foreign = await mine.ask('query ($id: ID!) { usageRecords(filter: { userId: $id }) { totalCount } }', { id: viewer.id });
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      await administrator.query('query ($id: ID!) { usageRecords(filter: { userId: $id }) { totalCount } }', { id: viewer.id }),
    ).toEqual({
      usageRecords: { totalCount: 1 },
    });
  });

  it('makes the sums behind the reports anew, for administrators', async () => {
    const user = await new EarshotClient(earshot).signUp();
    await analyseSomething(user);
    const report = '{ usage { totals { requests totalTokens costUsd } } }';
    const before = await user.query(report);
    const rebuild = 'mutation { rebuildUsageRollups { days next } }';
    expect(await administrator.query(rebuild)).toMatchObject({ rebuildUsageRollups: { next: null } });
    expect(await user.query(report)).toEqual(before);
    expect((await user.ask(rebuild)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('tells administrators every line as it is written, and goes on behind a cursor', async () => {
    const subscription = 'subscription ($after: String) { usageRecorded(after: $after) { id cursor userId provider costUsd } }';
    const user = await new EarshotClient(earshot).signUp();
    const watching = administrator.subscribe<Recorded>(subscription);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await analyseSomething(user);
    await watching.received(1);
    await watching.close();
    await analyseSomething(user);
    const resumed = administrator.subscribe<Recorded>(subscription, { after: watching.events[0]?.usageRecorded.cursor });
    await resumed.received(1);
    await resumed.close();
    const { usageRecords } = await user.query<{ usageRecords: { nodes: { id: string }[] } }>('{ usageRecords { nodes { id } } }');
    expect([resumed.events[0]?.usageRecorded.id, watching.events[0]?.usageRecorded.id]).toEqual(usageRecords.nodes.map(({ id }) => id));
  });

  it('exports lines and reports as CSV and JSON: to users their own, to administrators everybody', async () => {
    const user = await new EarshotClient(earshot).signUp();
    await analyseSomething(user);
    const { viewer } = await user.query<{ viewer: { id: string } }>('{ viewer { id } }');
    const lines = await user.get('/usage/records?format=csv');
    expect(lines.headers.get('content-disposition')).toBe('attachment; filename="usage-records.csv"');
    const [header, line, end] = (await lines.text()).split('\r\n');
    expect([header?.startsWith('id,recordedAt,userId'), line?.includes(viewer.id), end]).toEqual([true, true, '']);
    expect(await (await administrator.get(`/usage/records?format=json&userId=${viewer.id}`)).json()).toMatchObject([{ userId: viewer.id }]);
    const report = await user.get('/usage/report?format=json&groupBy=USER');
    expect(await report.json()).toMatchObject({ groupBy: 'USER', buckets: [{ key: viewer.id, requests: 1 }] });
    expect((await (await user.get('/usage/report?groupBy=TASK')).text()).split('\r\n')).toHaveLength(4);
    const refused = await user.get('/usage/records?userId=somebody-else');
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
    expect((await new EarshotClient(earshot).get('/usage/report')).status).toBe(401);
    expect((await user.get('/usage/report?groupBy=COLOUR')).status).toBe(400);
  });

  it('tells users when the most of their budget is used, and nobody else', async () => {
    const subscription = 'subscription { budgetAlert { alertPercent usedTokens plan } }';
    const [user, other] = [await new EarshotClient(earshot).signUp(), await new EarshotClient(earshot).signUp()];
    const alerts = user.subscribe<{ budgetAlert: object }>(subscription);
    const foreign = other.subscribe(subscription);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const usage = { prompt_tokens: 190_000, completion_tokens: 1_000, total_tokens: 191_000 };
    provider.respondWith(completionReply(JSON.stringify(validVibe), { usage }));
    await analyseSomething(user);
    await alerts.received(2);
    expect(alerts.events.map(({ budgetAlert }) => budgetAlert)).toEqual([
      { alertPercent: 80, usedTokens: '191000', plan: 'LITE' },
      { alertPercent: 95, usedTokens: '191000', plan: 'LITE' },
    ]);
    await Promise.all([alerts.close(), foreign.close()]);
    expect(foreign.events).toEqual([]);
  });

  it('refuses the subscription to users', async () => {
    const user = await new EarshotClient(earshot).signUp();
    await expect(user.subscribe('subscription { usageRecorded { id } }').ended).rejects.toThrow(/FORBIDDEN|administrators/);
  });

  it('refuses a reading that the budget does not cover, before anything is begun, until the plan is larger', async () => {
    const user = await new EarshotClient(earshot).signUp();
    const usage = { prompt_tokens: 199_900, completion_tokens: 50, total_tokens: 199_950 };
    provider.respondWith(completionReply(JSON.stringify(validVibe), { usage }));
    await analyseSomething(user);
    const hitsBefore = provider.hits.length;
    expect(await analyseSomething(user)).toMatchObject({
      __typename: 'BudgetExceeded',
      remainingTokens: '50',
      resetsAt: expect.any(String),
    });
    expect(provider.hits).toHaveLength(hitsBefore);
    const { viewer, budget, analyses } = await user.query<{
      viewer: { id: string };
      budget: { reservedTokens: string };
      analyses: { totalCount: number };
    }>('{ viewer { id } budget { reservedTokens } analyses { totalCount } }');
    expect([budget.reservedTokens, analyses.totalCount]).toEqual(['0', 1]);
    await administrator.query('mutation ($id: ID!) { setUserPlan(userId: $id, plan: BUSINESS) { limitTokens } }', { id: viewer.id });
    expect(await analyseSomething(user)).toMatchObject({ status: 'COMPLETE', vibe: { provider: 'openrouter' } });
  });

  it('offers the models with their prices and health', async () => {
    const user = await new EarshotClient(earshot).signUp();
    const { models } = await user.query<{ models: { aliases: string[]; inputUsdPerMillion: string }[] }>(
      '{ models { id provider slug aliases local contextTokens inputUsdPerMillion outputUsdPerMillion health { state activeKey } } }',
    );
    expect(models.find(({ aliases }) => aliases.includes('fast'))).toMatchObject({
      slug: 'qwen/qwen3-7b-it',
      inputUsdPerMillion: '0.1',
      health: { state: 'CLOSED', activeKey: 'primary' },
    });
    expect(models.some((model) => 'local' in model)).toBe(true);
  });
});
