import { noTokens } from '@earshot/contracts';
import { expectBalanced } from './expect-balanced';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { SettableClock } from './settable-clock';

/** What settling, voiding and cache hits promise, whatever the store. */
export function describeSettlement(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  const reserved = async () => {
    const caller = freshCaller();
    const calls = callsOf(() => ledger, caller);
    const request = callOf(freshAttemptId(), { fileId: 'file-1' });
    await calls.reserve(request);
    return { caller, calls, request, attemptId: request.attemptId };
  };

  it('replaces the reservation by what was really used, and announces the line', async () => {
    const { caller, calls, request, attemptId } = await reserved();
    clock.advanceMinutes(1);
    const record = await calls.settle(attemptId, { ...usageOf(900, 100), reasoningTokens: 40 }, { estimated: true });
    expect(record).toEqual({
      id: attemptId,
      operationId: request.operationId,
      attempt: 1,
      userId: caller.userId,
      tenantId: caller.tenantId,
      task: 'vibe_analysis',
      provider: 'p',
      model: 'm',
      outcome: 'answered',
      cached: false,
      estimated: true,
      usage: { ...usageOf(900, 100), reasoningTokens: 40 },
      costUsd: '0.0019',
      savedUsd: '0',
      priceVersion: 'test-1',
      fileId: 'file-1',
      recordedAt: '2026-11-20T12:01:00.000Z',
    });
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0, remainingTokens: 199_000, usedUsd: '0.0019' });
    expect(await ledger.eventsOf(caller.tenantId)).toEqual([record]);
    await expectBalanced(ledger, caller);
  });

  it('charges more than was reserved where more was used', async () => {
    const { calls, caller, attemptId } = await reserved();
    await calls.settle(attemptId, usageOf(150_000, 60_000));
    expect(await calls.budget()).toMatchObject({ usedTokens: 210_000, remainingTokens: -10_000 });
    await expectBalanced(ledger, caller);
  });

  it('settles once, however often and however much at once it is told', async () => {
    const { calls, caller, attemptId } = await reserved();
    const settle = () => calls.settle(attemptId, usageOf(900, 100));
    const together = await Promise.all([settle(), settle(), settle()]);
    clock.advanceMinutes(5);
    const later = await settle();
    expect(together).toEqual([later, later, later]);
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000 });
    expect(await ledger.eventsOf(caller.tenantId)).toHaveLength(1);
    await expectBalanced(ledger, caller);
  });

  it('keeps the first of two outcomes and puts the other into quarantine', async () => {
    const { calls, caller, attemptId } = await reserved();
    const first = await calls.settle(attemptId, usageOf(900, 100));
    await expect(calls.settle(attemptId, usageOf(900, 101))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(calls.void(attemptId, 'PROVIDER_SERVER')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await calls.settle(attemptId, usageOf(900, 100))).toEqual(first);
    expect(await ledger.quarantine.findByAttempt(attemptId)).toHaveLength(2);
    await expectBalanced(ledger, caller);
  });

  it('gives a reservation back at zero cost and records the failure', async () => {
    const { calls, caller, attemptId } = await reserved();
    const record = await calls.void(attemptId, 'PROVIDER_TIMEOUT');
    expect(record).toMatchObject({ outcome: 'PROVIDER_TIMEOUT', usage: noTokens, costUsd: '0' });
    expect(await calls.void(attemptId, 'PROVIDER_TIMEOUT')).toEqual(record);
    await expect(calls.settle(attemptId, usageOf(1, 1))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await calls.budget()).toMatchObject({ usedTokens: 0, reservedTokens: 0, remainingTokens: 200_000 });
    await expectBalanced(ledger, caller);
  });

  it('bills an answer that could not be used under the name of its failure', async () => {
    const { calls, attemptId } = await reserved();
    const record = await calls.settle(attemptId, usageOf(900, 100), { outcome: 'PROVIDER_BAD_OUTPUT' });
    expect(record).toMatchObject({ outcome: 'PROVIDER_BAD_OUTPUT', costUsd: '0.0019' });
  });

  it('settles into the month of the reservation, at its price', async () => {
    const caller = freshCaller();
    const calls = callsOf(() => ledger, caller);
    const request = callOf(freshAttemptId());
    clock.set('2026-11-30T23:59:59.999Z');
    await calls.reserve(request);
    clock.set('2026-12-01T00:00:05.000Z');
    expect(await calls.settle(request.attemptId, usageOf(1_000, 0))).toMatchObject({ costUsd: '0.001' });
    expect((await ledger.budgetsOf(caller.tenantId)).map(({ period, used }) => [period, used.tokens])).toEqual([['2026-11', 1_000]]);
    expect(await calls.budget()).toMatchObject({ period: '2026-12', usedTokens: 0 });
    await expectBalanced(ledger, caller);
  });

  it.each([
    ['was never made', () => freshCaller()],
    ['belongs to another tenant', () => freshCaller()],
  ])('knows no reservation that %s', async (reason, stranger) => {
    const { attemptId } = await reserved();
    const calls = callsOf(() => ledger, stranger());
    const id = reason === 'was never made' ? freshAttemptId() : attemptId;
    await expect(calls.settle(id, usageOf(1, 1))).rejects.toMatchObject({ code: 'RESERVATION_NOT_FOUND' });
    await expect(calls.void(id, 'CANCELLED')).rejects.toMatchObject({ code: 'RESERVATION_NOT_FOUND' });
  });

  it('refuses a usage that contradicts itself and leaves the reservation to the true one', async () => {
    const { calls, attemptId } = await reserved();
    await expect(calls.settle(attemptId, { ...usageOf(10, 10), cachedPromptTokens: 11 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(calls.settle(attemptId, usageOf(1e12, 0))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await ledger.quarantine.findByAttempt(attemptId)).toHaveLength(2);
    expect(await calls.settle(attemptId, usageOf(10, 10))).toMatchObject({ outcome: 'answered' });
  });

  it('records an answer from the cache once, with what it saved', async () => {
    const caller = freshCaller();
    const { hitCache, budget } = callsOf(() => ledger, caller);
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...identity } = callOf(freshAttemptId());
    const hit = { ...identity, saved: usageOf(1_000, 100) };
    const record = await hitCache(hit);
    expect(record).toMatchObject({ cached: true, outcome: 'answered', usage: noTokens, costUsd: '0', savedUsd: '0.002' });
    clock.advanceMinutes(1);
    expect(await hitCache(hit)).toEqual(record);
    await expect(hitCache({ ...hit, saved: usageOf(1, 1) })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await ledger.eventsOf(caller.tenantId)).toEqual([record]);
    expect(await budget()).toMatchObject({ usedTokens: 0, reservedTokens: 0 });
    await expectBalanced(ledger, caller);
  });

  it('refuses an answer from the cache under the id of a call', async () => {
    const { calls, request } = await reserved();
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...identity } = request;
    await expect(calls.hitCache({ ...identity, saved: usageOf(1, 1) })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
}
