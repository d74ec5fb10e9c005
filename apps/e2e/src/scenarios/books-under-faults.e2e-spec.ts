import { completionReply, startMockProvider, type MockProvider } from '@earshot/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { EarshotClient } from '../client/earshot-client';
import type { ApplicationProcess } from '../profiles/application-process';
import type { RunningEarshot } from '../profiles/running-earshot';
import { startEarshot } from '../profiles/start-earshot';

const deathsOfEach = 4;
const callsAtOnce = 8;
const patienceMs = 90_000;

/** Longer than a message to the ledger may take. */
const standstillMs = 6_000;

interface Books {
  readonly reconciliation: { readonly balanced: boolean; readonly differences: readonly object[]; readonly openReservations: number };
  readonly usageRecords: { readonly totalCount: number };
}

describe('the books under faults', () => {
  let provider: MockProvider;
  let earshot: RunningEarshot;
  let administrator: EarshotClient;
  let user: EarshotClient;
  let userId = '';
  let rushes = 0;

  beforeAll(async () => {
    provider = await startMockProvider();
    earshot = await startEarshot({
      environment: { OPENAI_API_KEY: 'sk-scenario-key', OPENAI_BASE_URL: provider.url },
      losable: true,
    });
    administrator = await new EarshotClient(earshot).signInAsAdministrator();
    user = await new EarshotClient(earshot).signUp();
    userId = (await user.query<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
    await administrator.query('mutation ($userId: ID!) { setUserPlan(userId: $userId, plan: BUSINESS) { plan } }', { userId });
  }, 90_000);
  beforeEach(() => provider.respondAlwaysWith(completionReply('Seven.', { delayMs: 300 })));
  afterAll(async () => {
    await earshot.stop();
    await provider.close();
  });

  /** @returns the status, or 0 for a call that was cut. */
  const call = (name: string, signal: AbortSignal | null): Promise<number> =>
    user
      .postJson('/v1/chat/completions', { model: 'auto', messages: [{ role: 'user', content: `Question ${name}?` }] }, signal)
      .then(async (response) => {
        await response.arrayBuffer();
        return response.status;
      })
      .catch(() => 0);
  /** Calls at once that ask what nobody has asked yet. */
  const rush = (count = callsAtOnce) => {
    const name = `${(rushes += 1)}-of-this-run`;
    const leaving = new AbortController();
    return {
      statuses: Promise.all(Array.from({ length: count }, (_, position) => call(`${position}-${name}`, leaving.signal))),
      /** How many of them the provider has heard of. */
      hits: () => provider.hits.filter(({ body }) => JSON.stringify(body).includes(name)).length,
      leave: () => leaving.abort(),
    };
  };
  const until = async (isDone: () => boolean | Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + patienceMs;
    while (!(await isDone())) {
      if (Date.now() > deadline) throw new Error(`What was awaited did not happen:\n${earshot.log().slice(-4_000)}`);
      await sleep(50);
    }
  };
  const books = () =>
    administrator.query<Books>(
      'query ($userId: ID!) { reconciliation { balanced differences openReservations } usageRecords(filter: { userId: $userId }) { totalCount } }',
      { userId },
    );
  /** Every call of the provider is in the books, or on its way there as a reservation that can only end as a line. */
  const expectProven = async (): Promise<void> => {
    const { reconciliation, usageRecords } = await books();
    expect(reconciliation).toMatchObject({ balanced: true, differences: [] });
    expect(provider.hits.length).toBeLessThanOrEqual(usageRecords.totalCount + reconciliation.openReservations);
  };
  const answersAgain = async (): Promise<boolean> => {
    const { statuses, leave } = rush(1);
    const [status] = await Promise.race([statuses, sleep<number[]>(standstillMs, [0])]);
    leave();
    return status === 200;
  };
  const restart = async (application: ApplicationProcess): Promise<void> => {
    application.start();
    await earshot.ready();
    await until(answersAgain);
  };

  it('miss no call when processes are killed at any moment of it', async () => {
    for (const application of earshot.applications) {
      for (let death = 0; death < deathsOfEach; death += 1) {
        const { statuses, leave } = rush();
        await sleep(death * 120);
        await application.end('SIGKILL');
        await restart(application);
        // Nobody waits for the answer of a process that is no more.
        leave();
        await statuses;
      }
      await expectProven();
    }
  }, 600_000);

  it('have a line of each call that was under way when a process was told to end, and each was answered', async () => {
    for (const application of earshot.applications) {
      const { statuses, hits } = rush();
      await until(() => hits() === callsAtOnce);
      await application.end('SIGTERM');
      await restart(application);
      expect([application.name, await statuses]).toEqual([application.name, Array.from({ length: callsAtOnce }, () => 200)]);
      await expectProven();
    }
  }, 600_000);

  it('have one line of each call when a process stands still for longer than it is waited for', async () => {
    for (const application of earshot.applications) {
      const { statuses, hits } = rush();
      await until(() => hits() > 0);
      application.pause();
      await Promise.race([statuses, sleep(standstillMs)]);
      application.resume();
      await statuses;
      await until(answersAgain);
      await expectProven();
    }
  }, 600_000);

  it('have no call that was paid without a reservation while something is away that Earshot stands on', async () => {
    for (const { name, takeAway, bringBack } of earshot.foundations) {
      await takeAway();
      const { statuses, hits, leave } = rush();
      const ended = await Promise.race([statuses, sleep<number[]>(standstillMs, [])]);
      leave();
      expect({ name, hits: hits(), isAnswered: ended.includes(200) }).toEqual({
        name,
        hits: name === 'Redis' ? callsAtOnce : 0,
        isAnswered: name === 'Redis',
      });
      await bringBack();
      await until(answersAgain);
      await earshot.ready();
      await expectProven();
    }
    await earshot.kill();
    await earshot.restart();
    await expectProven();
  }, 600_000);
});
