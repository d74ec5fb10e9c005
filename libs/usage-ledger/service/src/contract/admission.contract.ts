import { findBudget, quotePrice, setBudgetUsd, setPlan } from '@earshot/contracts';
import { expectBalanced } from './expect-balanced';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { admin, freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { SettableClock } from './settable-clock';

/** What admission promises, whatever the store. */
export function describeAdmission(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const callsFor = (caller = freshCaller()) => ({ caller, ...callsOf(() => ledger, caller) });
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  it('begins a month on the plan LITE, without writing anything for a mere look', async () => {
    const { budget, caller } = callsFor();
    expect(await budget()).toEqual({
      tenantId: caller.tenantId,
      plan: 'LITE',
      period: '2026-11',
      limitTokens: 200_000,
      usedTokens: 0,
      reservedTokens: 0,
      remainingTokens: 200_000,
      limitUsd: null,
      usedUsd: '0',
      resetsAt: '2026-12-01T00:00:00.000Z',
    });
    expect(await ledger.budgetsOf(caller.tenantId)).toEqual([]);
  });

  it('sets aside what a call may cost at most', async () => {
    const { reserve, budget } = callsFor();
    const attemptId = freshAttemptId();
    expect(await reserve(callOf(attemptId))).toEqual({
      attemptId,
      reservedTokens: 2_000,
      reservedUsd: '0.011',
      priceVersion: 'test-1',
      expiresAt: '2026-11-20T12:15:00.000Z',
    });
    expect(await budget()).toMatchObject({ usedTokens: 0, reservedTokens: 2_000, remainingTokens: 198_000 });
  });

  it('admits exactly ten of 500 competing calls where the budget covers ten', async () => {
    const { reserve, caller, budget } = callsFor();
    const size = { promptTokens: 10_000, maxCompletionTokens: 10_000 };
    const outcomes: PromiseSettledResult<unknown>[] = [];
    while (outcomes.length < 500) {
      const atOnce = Array.from({ length: persistence.callsAtOnce }, () => reserve(callOf(freshAttemptId(), size)));
      outcomes.push(...(await Promise.allSettled(atOnce)));
    }
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(refusals.every(({ code }) => code === 'BUDGET_EXCEEDED')).toBe(true);
    expect(refusals.at(-1)).toMatchObject({ details: { remainingTokens: 0, resetsAt: '2026-12-01T00:00:00.000Z' } });
    expect(await budget()).toMatchObject({ reservedTokens: 200_000, remainingTokens: 0 });
    await expectBalanced(ledger, caller);
  }, 60_000);

  it('makes one budget when the first fifty calls of a tenant arrive at once', async () => {
    const { reserve, caller, budget } = callsFor();
    await Promise.all(Array.from({ length: 50 }, () => reserve(callOf(freshAttemptId()))));
    expect(await ledger.budgetsOf(caller.tenantId)).toHaveLength(1);
    expect(await budget()).toMatchObject({ reservedTokens: 100_000 });
  }, 30_000);

  it('answers the same attempt again like the first time and sets nothing aside twice', async () => {
    const { reserve, budget } = callsFor();
    const request = callOf(freshAttemptId());
    const [first, second] = await Promise.all([reserve(request), reserve(request)]);
    clock.advanceMinutes(1);
    expect(second).toEqual(first);
    expect(await reserve(request)).toEqual(first);
    expect(await budget()).toMatchObject({ reservedTokens: 2_000 });
  });

  it('refuses an attempt id that comes again for another call', async () => {
    const { reserve, budget } = callsFor();
    const request = callOf(freshAttemptId());
    await reserve(request);
    await expect(reserve({ ...request, maxCompletionTokens: 2_000 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await budget()).toMatchObject({ reservedTokens: 2_000 });
  });

  it.each([
    ['settled', (id: string, { settle }: ReturnType<typeof callsFor>) => settle(id, usageOf(10, 10))],
    ['void', (id: string, calls: ReturnType<typeof callsFor>) => calls.void(id, 'PROVIDER_TIMEOUT')],
  ])('refuses an attempt id that is %s already, and gives back what the repetition set aside', async (_state, end) => {
    const calls = callsFor();
    const request = callOf(freshAttemptId());
    await calls.reserve(request);
    await end(request.attemptId, calls);
    await expect(calls.reserve(request)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await calls.budget()).toMatchObject({ reservedTokens: 0 });
    await expectBalanced(ledger, calls.caller);
  });

  it('answers an attempt of last month like the first time when it comes again in the new one', async () => {
    const { reserve, caller } = callsFor();
    clock.set('2026-11-30T23:59:59.900Z');
    const request = callOf(freshAttemptId());
    const first = await reserve(request);
    clock.set('2026-12-01T00:00:00.100Z');
    expect(await reserve(request)).toEqual(first);
    expect((await ledger.budgetsOf(caller.tenantId)).map(({ openCount }) => openCount)).toEqual([1, 0]);
    await expectBalanced(ledger, caller);
  });

  it('starts a new budget on the earlier plan with the first instant of a month, at the price of that month', async () => {
    const { reserve, budget, caller } = callsFor();
    clock.set('2026-11-30T23:59:59.999Z');
    await ledger.bus.request(setPlan, { tenantId: caller.tenantId, plan: 'PRO' }, { caller: admin });
    expect(await reserve(callOf(freshAttemptId()))).toMatchObject({ reservedUsd: '0.011' });
    clock.set('2026-12-01T00:00:00.000Z');
    expect(await reserve(callOf(freshAttemptId()))).toMatchObject({ reservedUsd: '0.022' });
    expect(await budget()).toMatchObject({ period: '2026-12', plan: 'PRO', limitTokens: 500_000, reservedTokens: 2_000 });
  });

  it('admits what costs nothing with an exhausted budget', async () => {
    const { reserve } = callsFor();
    await reserve(callOf(freshAttemptId(), { promptTokens: 200_000, maxCompletionTokens: 0 }));
    await expect(reserve(callOf(freshAttemptId(), { promptTokens: 1, maxCompletionTokens: 0 }))).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      details: { remainingTokens: 0 },
    });
    const free = { provider: 'local', model: 'earshot-rules', promptTokens: 0, maxCompletionTokens: 0 };
    expect(await reserve(callOf(freshAttemptId(), free))).toMatchObject({ reservedTokens: 0, reservedUsd: '0' });
  });

  const limit = (tenantId: string, monthlyLimitUsd: string | null) =>
    ledger.bus.request(setBudgetUsd, { tenantId, monthlyLimitUsd }, { caller: admin });

  it('holds a limit in dollars as well as the one in tokens', async () => {
    const { reserve, caller } = callsFor();
    await reserve(callOf(freshAttemptId()));
    expect(await limit(caller.tenantId, '0.02')).toMatchObject({ limitUsd: '0.02', limitTokens: 200_000, reservedTokens: 2_000 });
    await expect(reserve(callOf(freshAttemptId()))).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    await reserve(callOf(freshAttemptId(), { maxCompletionTokens: 800 }));
    await expect(reserve(callOf(freshAttemptId(), { promptTokens: 1, maxCompletionTokens: 0 }))).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
    });
    await expectBalanced(ledger, caller);
  });

  it('admits again when the limit in dollars is lifted, and keeps a limit for the months that follow', async () => {
    const { reserve, caller, budget } = callsFor();
    await limit(caller.tenantId, '0');
    await expect(reserve(callOf(freshAttemptId()))).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
    await limit(caller.tenantId, null);
    await reserve(callOf(freshAttemptId()));
    await limit(caller.tenantId, '3.5');
    clock.set('2026-12-01T00:00:00.000Z');
    expect(await budget()).toMatchObject({ period: '2026-12', limitUsd: '3.5', usedUsd: '0' });
    await expectBalanced(ledger, caller);
  });

  it('keeps every one of many changes of plan and limit that come at once', async () => {
    const { caller, budget, reserve } = callsFor();
    await reserve(callOf(freshAttemptId()));
    const put = (plan: 'PRO' | 'BUSINESS') => ledger.bus.request(setPlan, { tenantId: caller.tenantId, plan }, { caller: admin });
    await Promise.all([limit(caller.tenantId, '5'), put('BUSINESS'), limit(caller.tenantId, '7'), put('PRO')]);
    const [stored] = await ledger.budgetsOf(caller.tenantId);
    expect(stored?.grants).toHaveLength(5);
    expect(stored?.grants.at(-1)).toMatchObject({ plan: stored?.plan, tokens: stored?.limitTokens, nanoUsd: stored?.limitNanoUsd });
    expect((await budget()).reservedTokens).toBe(2_000);
    await expectBalanced(ledger, caller);
  });

  it.each(['-1', '1000000.01', 'much', '1e3'])('refuses %s as a limit in dollars', async (monthlyLimitUsd) => {
    await expect(limit(freshCaller().tenantId, monthlyLimitUsd)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('refuses a model without a price', async () => {
    const { reserve } = callsFor();
    await expect(reserve(callOf(freshAttemptId(), { model: 'unheard-of' }))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('quotes what tokens cost now', async () => {
    const quote = { provider: 'p', model: 'm', promptTokens: 100, completionTokens: 10 };
    expect(await ledger.bus.request(quotePrice, quote, { caller: freshCaller() })).toEqual({ costUsd: '0.0002', priceVersion: 'test-1' });
  });

  it('moves the limit with the plan and leaves what is used and reserved', async () => {
    const { reserve, caller, budget } = callsFor();
    await reserve(callOf(freshAttemptId(), { promptTokens: 150_000, maxCompletionTokens: 0 }));
    const set = (plan: 'LITE' | 'BUSINESS') => ledger.bus.request(setPlan, { tenantId: caller.tenantId, plan }, { caller: admin });
    expect(await set('BUSINESS')).toMatchObject({ plan: 'BUSINESS', limitTokens: 4_000_000, remainingTokens: 3_850_000 });
    await Promise.all([set('LITE'), set('LITE'), set('LITE')]);
    expect(await budget()).toMatchObject({ plan: 'LITE', remainingTokens: 50_000, reservedTokens: 150_000 });
    await expectBalanced(ledger, caller);
  });

  it('lets only administrators set plans and see the budgets of others', async () => {
    const [caller, other] = [freshCaller(), freshCaller()];
    const setting = ledger.bus.request(setPlan, { tenantId: caller.tenantId, plan: 'PRO' }, { caller });
    await expect(setting).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const limiting = ledger.bus.request(setBudgetUsd, { tenantId: caller.tenantId, monthlyLimitUsd: null }, { caller });
    await expect(limiting).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const looking = ledger.bus.request(findBudget, { tenantId: other.tenantId }, { caller });
    await expect(looking).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await ledger.bus.request(findBudget, { tenantId: other.tenantId }, { caller: admin })).toMatchObject({ plan: 'LITE' });
  });
}
