import { Metrics } from '@earshot/platform/observability';
import { expectBalanced } from './expect-balanced';
import { differencesOf } from './expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { seededRandom } from './seeded-random';
import { SettableClock } from './settable-clock';

/** The faults of infrastructure, as far as they reach the ledger, whatever the store. */
export function describeFaults(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  const callers = [freshCaller()];
  let ledger: LedgerUnderTest;
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterEach(() => ledger.store.lose());
  afterAll(() => ledger.close());

  const callsFor = () => {
    const caller = freshCaller();
    callers.push(caller);
    return { caller, ...callsOf(() => ledger, caller) };
  };
  const quarantined = async (): Promise<number> => {
    const [, count = '0'] = /^earshot_usage_quarantined_total(?:\{[^}]*\})? (\d+)$/m.exec(await ledger.find(Metrics).render()) ?? [];
    return Number(count);
  };

  it('charge each of many calls whose process died before the call, once, and none of those that live', async () => {
    const { caller, reserve, settle, budget } = callsFor();
    const size = { promptTokens: 100, maxCompletionTokens: 100 };
    const lost = Array.from({ length: 40 }, freshAttemptId);
    await Promise.all(lost.map((attemptId) => reserve(callOf(attemptId, size))));
    clock.advanceMinutes(10);
    const alive = freshAttemptId();
    await reserve(callOf(alive, size));
    clock.advanceMinutes(6);
    await Promise.all([ledger.upkeep.run(), ledger.upkeep.run()]);
    expect(await budget()).toMatchObject({ usedTokens: lost.length * 200, reservedTokens: 200 });
    await settle(alive, usageOf(1, 1));
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(lost.length + 1);
    await expectBalanced(ledger, caller);
  }, 60_000);

  it('leave one line of each call when everything is told again, shuffled, a day later', async () => {
    const { caller, reserve, settle, budget } = callsFor();
    const random = seededRandom(7);
    const ids = Array.from({ length: 20 }, freshAttemptId);
    for (const attemptId of ids) await reserve(callOf(attemptId, { promptTokens: 100, maxCompletionTokens: 100 }));
    const tellAll = async () => {
      const shuffled = ids.map((id) => ({ id, at: random() })).toSorted((first, second) => first.at - second.at);
      await Promise.all(shuffled.map(({ id }) => settle(id, usageOf(50, 50))));
    };
    await tellAll();
    const before = await budget();
    clock.advanceMinutes(25 * 60);
    await tellAll();
    expect(await budget()).toEqual(before);
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(20);
    expect(await ledger.eventsOf(caller.tenantId)).toHaveLength(20);
  }, 60_000);

  it('keep a call that is told twice with another body in quarantine, and count it', async () => {
    const { reserve, settle, budget } = callsFor();
    const attemptId = freshAttemptId();
    await reserve(callOf(attemptId));
    await settle(attemptId, usageOf(50, 50));
    const before = await quarantined();
    await expect(settle(attemptId, usageOf(50, 51))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await quarantined()).toBe(before + 1);
    expect(await ledger.quarantine.findByAttempt(attemptId)).toHaveLength(1);
    expect(await budget()).toMatchObject({ usedTokens: 100 });
  });

  it('refuse a process that wakes up late to charge what another has given back', async () => {
    const calls = callsFor();
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId));
    await calls.void(attemptId, 'PROVIDER_TIMEOUT');
    clock.advanceMinutes(1);
    await expect(calls.settle(attemptId, usageOf(50, 50))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await calls.budget()).toMatchObject({ usedTokens: 0, reservedTokens: 0 });
  });

  it('make no reservation while the store is away, and none twice when it is back', async () => {
    const { reserve, budget } = callsFor();
    const request = callOf(freshAttemptId());
    ledger.store.dieAfterWrites(0);
    await expect(reserve(request)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    ledger.store.dieAfterWrites(Number.POSITIVE_INFINITY);
    await reserve(request);
    await reserve(request);
    expect(await budget()).toMatchObject({ reservedTokens: 2_000 });
  });

  it('keep every line of an outage of the event log in the outbox of its budget, and none in memory alone', async () => {
    const { caller, reserve, settle, budget } = callsFor();
    const size = { promptTokens: 50, maxCompletionTokens: 50 };
    const ids = Array.from({ length: 20 }, freshAttemptId);
    for (const attemptId of ids) await reserve(callOf(attemptId, size));
    ledger.store.lose('event_log');
    for (const attemptId of ids) expect(await settle(attemptId, usageOf(50, 10))).toMatchObject({ id: attemptId, outcome: 'answered' });
    await ledger.upkeep.run();
    const [stored] = await ledger.budgetsOf(caller.tenantId);
    expect(stored).toMatchObject({ openCount: 0, pendingCount: ids.length, used: { tokens: ids.length * 60 } });
    await ledger.close();
    ledger = await startLedger(persistence, clock);
    await ledger.upkeep.run();
    expect((await ledger.eventsOf(caller.tenantId)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(ids.length);
    expect((await ledger.budgetsOf(caller.tenantId)).map(({ pendingCount }) => pendingCount)).toEqual([0]);
    expect(await budget()).toMatchObject({ usedTokens: ids.length * 60, reservedTokens: 0 });
  }, 60_000);

  it('let other calls through beside messages that cannot be booked', async () => {
    const { caller, reserve, settle, budget } = callsFor();
    const ids = Array.from({ length: 10 }, freshAttemptId);
    await Promise.all(ids.map((attemptId) => reserve(callOf(attemptId, { promptTokens: 10, maxCompletionTokens: 10 }))));
    const poison = [
      settle(freshAttemptId(), usageOf(1, 1)),
      settle(ids[0] ?? '', { ...usageOf(10, 10), totalTokens: 1 }),
      settle(ids[1] ?? '', usageOf(-5, 1)),
      reserve({ ...callOf(freshAttemptId()), promptTokens: 0.5 }),
    ];
    const [outcomes] = await Promise.all([
      Promise.allSettled(poison),
      ...ids.slice(2).map((attemptId) => settle(attemptId, usageOf(10, 10))),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(poison.map(() => 'rejected'));
    await ledger.upkeep.run();
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(8);
    expect(await budget()).toMatchObject({ usedTokens: 160, reservedTokens: 40 });
  });

  it('leave one budget and one line of a call when the clock jumps by an hour in between, back and forth', async () => {
    const { caller, reserve, settle, budget } = callsFor();
    const ids = Array.from({ length: 4 }, freshAttemptId);
    for (const [position, attemptId] of ids.entries()) {
      clock.set('2026-11-20T12:00:00Z');
      await reserve(callOf(attemptId));
      clock.set(position % 2 === 0 ? '2026-11-20T11:00:00Z' : '2026-11-20T13:00:00Z');
      await settle(attemptId, usageOf(100, 100));
      await settle(attemptId, usageOf(100, 100));
    }
    await ledger.upkeep.run();
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(ids.length);
    expect(await budget()).toMatchObject({ usedTokens: 800, reservedTokens: 0 });
  });

  it('leave books in which the reconciliation finds nothing', async () => {
    expect(await differencesOf(ledger, callers)).toEqual([]);
  }, 120_000);
}
