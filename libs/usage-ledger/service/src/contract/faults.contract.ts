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
    const lost = Array.from({ length: 20 }, freshAttemptId);
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

  it('leave books in which the reconciliation finds nothing', async () => {
    expect(await differencesOf(ledger, callers)).toEqual([]);
  }, 120_000);
}
