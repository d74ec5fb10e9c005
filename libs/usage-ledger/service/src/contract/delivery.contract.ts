import { EarshotError } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { BudgetRepository } from '../budget/budget.repository';
import { unpack } from '../budget/packed';
import { expectBalanced } from './expect-balanced';
import { differencesOf } from './expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { SettableClock } from './settable-clock';

/** How lines come from the outbox of their budget into the ledger, behind the answer, whatever the store. */
export function describeDelivery(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  const callers = [freshCaller()];
  let ledger: LedgerUnderTest;
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => ledger.close());

  const reserved = async () => {
    const caller = freshCaller();
    callers.push(caller);
    const calls = callsOf(() => ledger, caller);
    const { attemptId } = callOf(freshAttemptId());
    await calls.reserve(callOf(attemptId));
    const [budget] = await ledger.budgetsOf(caller.tenantId);
    const packed = budget?.open[attemptId];
    if (budget === undefined || packed === undefined) throw new Error('Nothing is reserved.');
    return { caller, calls, attemptId, budget, packed, reservation: unpack(packed) };
  };
  const outboxOf = async (tenantId: string) => (await ledger.budgetsOf(tenantId)).flatMap(({ pending }) => Object.keys(pending));
  const linesOf = async (userId: string) => (await ledger.entries.findAll({ userId })).map(({ _id }) => _id);

  it('answers a settlement that the budget keeps, while the event log is away, and brings the line on later', async () => {
    const { caller, calls, attemptId } = await reserved();
    jest.spyOn(ledger.find(EventLog), 'appendAll').mockRejectedValueOnce(new EarshotError('SERVICE_UNAVAILABLE', 'The log is away.'));
    const record = await calls.settle(attemptId, usageOf(900, 100));
    await ledger.delivered();
    expect(await outboxOf(caller.tenantId)).toEqual([attemptId]);
    expect(await calls.settle(attemptId, usageOf(900, 100))).toEqual(record);
    await ledger.upkeep.run();
    expect(await outboxOf(caller.tenantId)).toEqual([]);
    expect(await ledger.eventsOf(caller.tenantId)).toEqual([record]);
  });

  it('keeps no line back for another one that cannot be told', async () => {
    const [first, bad, last] = [await reserved(), await reserved(), await reserved()];
    const log = ledger.find(EventLog);
    const appendAll = log.appendAll.bind(log);
    jest.spyOn(log, 'appendAll').mockImplementation((contract, entries) => {
      if (entries.some(({ id }) => id === bad.attemptId)) throw new EarshotError('INVALID_INPUT', 'This cannot be told.');
      return appendAll(contract, entries);
    });
    for (const { calls, attemptId } of [first, bad, last]) await calls.settle(attemptId, usageOf(1, 1));
    await ledger.delivered();
    expect(await outboxOf(first.caller.tenantId)).toEqual([]);
    expect(await outboxOf(bad.caller.tenantId)).toEqual([bad.attemptId]);
    expect(await outboxOf(last.caller.tenantId)).toEqual([]);
    jest.restoreAllMocks();
    await ledger.upkeep.run();
    expect(await outboxOf(bad.caller.tenantId)).toEqual([]);
  });

  it('shows a line to its user as soon as the call is answered', async () => {
    const { caller, calls, attemptId } = await reserved();
    await calls.settle(attemptId, usageOf(1, 1));
    expect(await linesOf(caller.userId)).toEqual([attemptId]);
  });

  /** A repetition looked for the line before it was written, and at the budget after it had left the outbox. */
  const reservedTwice = async () => {
    const first = await reserved();
    await first.calls.settle(first.attemptId, usageOf(900, 100));
    await ledger.delivered();
    expect(await ledger.find(BudgetRepository).reserve(first)).toBe(true);
    return first;
  };

  it('releases a reservation that a repetition made of a recorded attempt, if nobody settles it', async () => {
    const { caller, calls } = await reservedTwice();
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0 });
    await expectBalanced(ledger, caller);
  });

  it('takes back what a second settlement of such a reservation charged, though both say the same', async () => {
    const { caller, calls, attemptId } = await reservedTwice();
    await calls.settle(attemptId, usageOf(900, 100));
    await ledger.delivered();
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0, usedUsd: '0.0019' });
    expect(await linesOf(caller.userId)).toEqual([attemptId]);
    expect(await ledger.eventsOf(caller.tenantId)).toHaveLength(1);
    expect(await ledger.quarantine.findByAttempt(attemptId)).toEqual([]);
    await expectBalanced(ledger, caller);
  });

  it('keeps what it says otherwise in quarantine, and takes it back too', async () => {
    const { caller, calls, attemptId } = await reservedTwice();
    await calls.settle(attemptId, usageOf(500, 500));
    await ledger.delivered();
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0, usedUsd: '0.0019' });
    expect(await ledger.quarantine.findByAttempt(attemptId)).toHaveLength(1);
    await expectBalanced(ledger, caller);
  });

  it('takes it back after a death in between', async () => {
    const { caller, calls, attemptId } = await reservedTwice();
    ledger.store.dieAfterWrites(1);
    await calls.settle(attemptId, usageOf(900, 100));
    await ledger.close();
    ledger = await startLedger(persistence, clock);
    await ledger.upkeep.run();
    expect(await calls.budget()).toMatchObject({ usedTokens: 1_000, reservedTokens: 0 });
    expect(await outboxOf(caller.tenantId)).toEqual([]);
    await expectBalanced(ledger, caller);
  });

  it('takes back the second of two equal answers from the cache, if both were counted', async () => {
    const caller = freshCaller();
    callers.push(caller);
    const calls = callsOf(() => ledger, caller);
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...hit } = callOf(freshAttemptId());
    await calls.hitCache({ ...hit, saved: usageOf(1_000, 100) });
    const [line] = await ledger.entries.findAll({ userId: caller.userId });
    const [budget] = await ledger.budgetsOf(caller.tenantId);
    if (line === undefined || budget === undefined) throw new Error('Nothing is recorded.');
    expect(await ledger.find(BudgetRepository).post(budget._id, { ...line, postingId: 'another' })).toBe(true);
    await ledger.upkeep.run();
    await expectBalanced(ledger, caller);
  });

  it('leaves books in which the reconciliation finds nothing', async () => {
    expect(await differencesOf(ledger, callers)).toEqual([]);
  }, 120_000);
}
