import { reconcileLedger } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { budgets } from '../budget/budget.document';
import { differencesOf, expectReconciled } from '../contract/expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from '../contract/ledger-calls';
import { admin, freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from '../contract/ledger-under-test';
import { SettableClock } from '../contract/settable-clock';
import { usageEntries } from '../entries/usage-entry.document';
import { packCells } from '../rollups/packed-cells';
import { usageRollups } from '../rollups/rollup.document';

/** What the reconciliation proves and names, whatever the store. */
export function describeReconciliation(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const budgetOf = (tenantId: string): string => `${tenantId}:2026-11`;
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  const settled = async () => {
    const caller = freshCaller();
    const calls = callsOf(() => ledger, caller);
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId));
    await calls.settle(attemptId, usageOf(900, 100));
    await ledger.delivered();
    return { caller, calls, attemptId, tenantId: caller.tenantId };
  };

  it('finds that everything agrees: lines, balances, open reservations, the outbox and the sums of reports', async () => {
    const { calls, caller } = await settled();
    const [lost, open, waiting] = [freshAttemptId(), freshAttemptId(), freshAttemptId()];
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...hit } = callOf(freshAttemptId());
    await calls.hitCache({ ...hit, saved: usageOf(10, 10) });
    await calls.reserve(callOf(lost));
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    await calls.settle(lost, usageOf(1, 1));
    await calls.reserve(callOf(open));
    await calls.reserve(callOf(waiting));
    await ledger.delivered();
    ledger.store.dieAfterWrites(1);
    await calls.settle(waiting, usageOf(5, 5));
    await ledger.delivered();
    ledger.store.dieAfterWrites(Number.POSITIVE_INFINITY);
    await expectReconciled(ledger, caller);
    const report = await ledger.bus.request(reconcileLedger, {}, { caller: admin });
    expect(report).toMatchObject({ checkedAt: '2026-11-20T12:16:00.000Z' });
    expect(report.openReservations).toBeGreaterThanOrEqual(1);
    expect(report.outboxEntries).toBeGreaterThanOrEqual(1);
    expect(report.entries).toBeGreaterThanOrEqual(4);
  }, 60_000);

  it('lets all accounts together be nothing, and what tenants spent be what providers are owed', async () => {
    await settled();
    const { accounts } = await ledger.bus.request(reconcileLedger, {}, { caller: admin });
    const tokensOf = (...names: string[]) =>
      accounts.filter(({ account }) => names.some((name) => account.endsWith(name))).reduce((sum, { tokens }) => sum + tokens, 0);
    expect(accounts.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(0);
    expect(tokensOf('/spent', '/unknown')).toBe(-tokensOf('/owed'));
    expect(tokensOf('tenant/all/spent')).toBeGreaterThanOrEqual(1_000);
  }, 60_000);

  it('finds no difference while calls go on', async () => {
    const { calls, caller } = await settled();
    const call = async () => {
      const attemptId = freshAttemptId();
      await calls.reserve(callOf(attemptId, { promptTokens: 10, maxCompletionTokens: 10 }));
      await calls.settle(attemptId, usageOf(5, 5));
    };
    const going = Array.from({ length: 4 }, async () => {
      for (let done = 0; done < 8; done += 1) await call();
    });
    await expectReconciled(ledger, caller);
    await Promise.all(going);
    await expectReconciled(ledger, caller);
  }, 60_000);

  it('names a balance that is not the sum of its postings', async () => {
    const { caller, tenantId } = await settled();
    await ledger.store.collection(budgets).update({ _id: budgetOf(tenantId) }, { $inc: { 'used.tokens': 7, 'saved.nanoUsd': 5n } });
    const key = { kind: 'balance', tenantId, period: '2026-11' };
    expect(await differencesOf(ledger, [caller])).toEqual([
      { ...key, balance: 'used', expected: { tokens: 1_000, usd: '0.0019' }, found: { tokens: 1_007, usd: '0.0019' } },
      { ...key, balance: 'saved', expected: { tokens: 0, usd: '0' }, found: { tokens: 0, usd: '0.000000005' } },
    ]);
  }, 60_000);

  it('names a line that is gone by the balances and sums that it leaves', async () => {
    const { caller, attemptId } = await settled();
    await expectReconciled(ledger, caller);
    await ledger.store.collection(usageEntries).delete({ _id: attemptId });
    const found = await differencesOf(ledger, [caller]);
    expect(found.map((difference) => ('balance' in difference ? difference.balance : difference.kind))).toEqual(
      expect.arrayContaining(['used', 'remaining', 'rollup']),
    );
  }, 60_000);

  it('names a line whose cost is not that of its tokens', async () => {
    const { caller, attemptId } = await settled();
    await ledger.store.collection(usageEntries).update({ _id: attemptId }, { $inc: { costNanoUsd: 1n } });
    expect(await differencesOf(ledger, [caller])).toContainEqual({
      kind: 'entry',
      entryId: attemptId,
      reason: 'Its cost is not that of its tokens at its price.',
    });
  }, 60_000);

  it('names a limit that was not granted, and a budget that counts its reservations wrong', async () => {
    const { caller, tenantId } = await settled();
    await ledger.store.collection(budgets).update({ _id: budgetOf(tenantId) }, { $set: { limitTokens: 9 }, $inc: { openCount: 1 } });
    const found = await differencesOf(ledger, [caller]);
    expect(found).toContainEqual({ kind: 'count', tenantId, period: '2026-11', count: 'openCount', expected: 0, found: 1 });
    expect(found).toContainEqual(expect.objectContaining({ kind: 'limit', tenantId }));
    await ledger.store.collection(budgets).update({ _id: budgetOf(tenantId) }, { $inc: { openCount: -1 } });
  }, 60_000);

  it('names the lines of a budget that is gone', async () => {
    const { caller, tenantId } = await settled();
    await ledger.store.collection(budgets).delete({ _id: budgetOf(tenantId) });
    expect(await differencesOf(ledger, [caller])).toEqual([
      { kind: 'budget-missing', tenantId, period: '2026-11', charged: { tokens: 1_000, usd: '0.0019' } },
    ]);
  }, 60_000);

  it('names a sum of the reports that is not what its lines add up to', async () => {
    const { caller, tenantId } = await settled();
    await expectReconciled(ledger, caller);
    const id = `user/${tenantId}/day/2026-11-20`;
    await ledger.store.collection(usageRollups).update({ _id: id }, { $set: { cells: packCells([]) } });
    expect(await differencesOf(ledger, [caller])).toContainEqual(expect.objectContaining({ kind: 'rollup', rollup: id, found: [] }));
  }, 60_000);

  it('says in a metric how many differences it found', async () => {
    const { caller, tenantId } = await settled();
    await ledger.store.collection(budgets).update({ _id: budgetOf(tenantId) }, { $inc: { 'remaining.tokens': 1 } });
    await differencesOf(ledger, [caller]);
    const [, count] = /^earshot_ledger_differences(?:\{[^}]*\})? (\d+)$/m.exec(await ledger.find(Metrics).render()) ?? [];
    expect(Number(count)).toBeGreaterThanOrEqual(1);
  }, 60_000);

  it('is for administrators', async () => {
    await expect(ledger.bus.request(reconcileLedger, {}, { caller: freshCaller() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
}
