import type { CallerIdentity } from '@earshot/contracts';
import { expectBalanced } from './expect-balanced';
import { differencesOf } from './expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { SettableClock } from './settable-clock';

/** More writes than any operation makes: the last of these deaths happens after its end. */
const deaths = Array.from({ length: 9 }, (_, writes) => writes);

/** What holds after deaths and lost calls, whatever the store. */
export function describeRecovery(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const restart = async () => {
    await ledger.close();
    ledger = await startLedger(persistence, clock);
    await ledger.upkeep.run();
  };
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  const callers: CallerIdentity[] = [];
  const newCaller = (): CallerIdentity => {
    const caller = freshCaller();
    callers.push(caller);
    return caller;
  };

  const reserved = async () => {
    const caller = newCaller();
    const calls = callsOf(() => ledger, caller);
    const { attemptId } = callOf(freshAttemptId());
    await calls.reserve(callOf(attemptId));
    return { caller, calls, attemptId };
  };
  const outboxOf = async (tenantId: string) => (await ledger.budgetsOf(tenantId)).flatMap(({ pending }) => Object.keys(pending));

  it.each(deaths)('has one reservation after a death behind write %i of reserving, told again', async (writes) => {
    const caller = newCaller();
    const calls = callsOf(() => ledger, caller);
    const request = callOf(freshAttemptId());
    ledger.store.dieAfterWrites(writes);
    await calls.reserve(request).catch(() => undefined);
    await restart();
    await calls.reserve(request);
    expect(await calls.budget()).toMatchObject({ reservedTokens: 2_000, remainingTokens: 198_000 });
    await expectBalanced(ledger, caller);
  });

  it.each(deaths)('has one line and a true budget after a death behind write %i of settling, told again', async (writes) => {
    const { caller, calls, attemptId } = await reserved();
    ledger.store.dieAfterWrites(writes);
    await calls.settle(attemptId, usageOf(900, 100)).catch(() => undefined);
    await restart();
    await expectBalanced(ledger, caller);
    const record = await calls.settle(attemptId, usageOf(900, 100));
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0 });
    expect(await ledger.eventsOf(caller.tenantId)).toEqual([record]);
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(1);
    expect(await outboxOf(caller.tenantId)).toEqual([]);
    await expectBalanced(ledger, caller);
  });

  it.each(deaths)('needs no repetition once a settlement was answered: death behind write %i', async (writes) => {
    const { caller, calls, attemptId } = await reserved();
    ledger.store.dieAfterWrites(writes);
    const record = await calls.settle(attemptId, usageOf(900, 100)).catch(() => undefined);
    await restart();
    expect(await ledger.eventsOf(caller.tenantId)).toEqual(writes === 0 ? [] : [record]);
    expect(await calls.budget()).toMatchObject(writes === 0 ? { reservedTokens: 2_000 } : { usedTokens: 1_000, reservedTokens: 0 });
    await expectBalanced(ledger, caller);
  });

  it.each(deaths)('charges an expired reservation once after a death behind write %i of expiring it', async (writes) => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    ledger.store.dieAfterWrites(writes);
    await ledger.upkeep.run();
    await restart();
    expect(await ledger.eventsOf(caller.tenantId)).toMatchObject([
      { id: attemptId, outcome: 'unknown', estimated: true, usage: { totalTokens: 2_000 }, costUsd: '0.011' },
    ]);
    expect(await calls.budget()).toMatchObject({ usedTokens: 2_000, reservedTokens: 0 });
    expect(await outboxOf(caller.tenantId)).toEqual([]);
    await expectBalanced(ledger, caller);
  });

  it.each(deaths)('has one correction after a death behind write %i of a late settlement, told again', async (writes) => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    ledger.store.dieAfterWrites(writes);
    await calls.settle(attemptId, usageOf(900, 100)).catch(() => undefined);
    await restart();
    await calls.settle(attemptId, usageOf(900, 100));
    expect(await ledger.entries.findAll({ userId: caller.userId })).toHaveLength(2);
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, usedUsd: '0.0019', remainingTokens: 199_000 });
    await expectBalanced(ledger, caller);
  });

  it('leaves a reservation alone until it expires', async () => {
    const { calls } = await reserved();
    clock.advanceMinutes(14);
    await ledger.upkeep.run();
    expect(await calls.budget()).toMatchObject({ usedTokens: 0, reservedTokens: 2_000 });
  });

  it('corrects an unknown outcome by the truth that arrives late, in lines that add up to it', async () => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    const record = await calls.settle(attemptId, usageOf(900, 100));
    expect(record).toMatchObject({ id: attemptId, outcome: 'answered', estimated: false, usage: usageOf(900, 100), costUsd: '0.0019' });
    expect(await calls.settle(attemptId, usageOf(900, 100))).toEqual(record);
    await expect(calls.settle(attemptId, usageOf(900, 101))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await ledger.eventsOf(caller.tenantId)).toMatchObject([
      { id: attemptId, outcome: 'unknown', costUsd: '0.011' },
      { id: `${attemptId}_settled`, outcome: 'answered', usage: { totalTokens: -1_000, completionTokens: -900 }, costUsd: '-0.0091' },
    ]);
    await expectBalanced(ledger, caller);
  });

  it('corrects an unknown outcome once, however many tell the truth at once', async () => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    const settle = () => calls.settle(attemptId, usageOf(900, 100));
    const [first, ...others] = await Promise.all([settle(), settle(), settle(), settle()]);
    expect(others).toEqual([first, first, first]);
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, remainingTokens: 199_000 });
    await expectBalanced(ledger, caller);
  });

  it('gives an unknown outcome back when it turns out late that the call failed', async () => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    expect(await calls.void(attemptId, 'PROVIDER_CONNECTION')).toMatchObject({ outcome: 'PROVIDER_CONNECTION', costUsd: '0' });
    expect(await calls.budget()).toMatchObject({ usedTokens: 0, remainingTokens: 200_000 });
    await expectBalanced(ledger, caller);
  });

  it('lets exactly one win where the sweeper and the truth come at once', async () => {
    const { caller, calls, attemptId } = await reserved();
    clock.advanceMinutes(16);
    await Promise.all([ledger.upkeep.run(), calls.settle(attemptId, usageOf(900, 100)), calls.settle(attemptId, usageOf(900, 100))]);
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0 });
    await expectBalanced(ledger, caller);
  });

  it('leaves books in which the reconciliation finds nothing, after every one of these deaths', async () => {
    expect(await differencesOf(ledger, callers)).toEqual([]);
  }, 120_000);
}
