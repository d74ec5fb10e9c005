import { budgetAlerted, type CallerIdentity } from '@earshot/contracts';
import { EventLog } from '@earshot/platform/messaging';
import { budgets } from '../budget/budget.document';
import { callOf, callsOf, freshAttemptId, usageOf } from '../contract/ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from '../contract/ledger-under-test';
import { SettableClock } from '../contract/settable-clock';
import { ApplyFold } from '../rollups/apply-fold';
import { EntryReader } from '../rollups/entry-reader';
import { FoldEntries } from '../rollups/fold-entries';
import { FoldHeadRepository } from '../rollups/fold-head.repository';

/** More writes than a fold with two alerts makes: the last of these deaths happens after its end. */
const deaths = Array.from({ length: 16 }, (_, writes) => writes);

/** When users are told that their budget runs out, whatever the store. */
export function describeAlerts(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const restart = async () => {
    await ledger.close();
    ledger = await startLedger(persistence, clock);
  };
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  const use = async (caller: CallerIdentity, tokens: number) => {
    const calls = callsOf(() => ledger, caller);
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId, { promptTokens: 10, maxCompletionTokens: 10 }));
    await calls.settle(attemptId, usageOf(tokens, 0));
    await ledger.delivered();
  };
  const fold = () => ledger.find(FoldEntries).execute();
  // An end mark of a tenant of its own, so that reading ends without waiting for something that may not come.
  const told = async ({ tenantId }: CallerIdentity) => {
    const events = ledger.find(EventLog);
    const end = freshCaller();
    const mark = await callsOf(() => ledger, end).budget();
    await events.append(budgetAlerted, { id: end.tenantId, key: tenantId, payload: { ...mark, alertPercent: 80 } });
    const found: [period: string, percent: number][] = [];
    for await (const { payload } of events.read(budgetAlerted, { from: 'start', key: tenantId })) {
      if (payload.tenantId === end.tenantId) break;
      if (payload.tenantId === tenantId) found.push([payload.period, payload.alertPercent]);
    }
    return found;
  };

  it('is at 80, 95 and 100 percent of the tokens, once each, over a restart too', async () => {
    const caller = freshCaller();
    const percents: number[][] = [];
    for (const tokens of [159_999, 1, 29_999, 1, 9_900, 200]) {
      await use(caller, tokens);
      await fold();
      percents.push((await told(caller)).map(([, percent]) => percent));
    }
    expect(percents).toEqual([[], [80], [80], [80, 95], [80, 95], [80, 95, 100]]);
    await restart();
    await callsOf(() => ledger, caller).hitCache(hit());
    await fold();
    expect(await told(caller)).toHaveLength(3);
  });

  it('is told for each share that one call passes, and anew in the next month', async () => {
    const caller = freshCaller();
    await use(caller, 191_000);
    await fold();
    clock.set('2026-12-01T00:00:00Z');
    await use(caller, 160_000);
    await fold();
    expect(await told(caller)).toEqual([
      ['2026-11', 80],
      ['2026-11', 95],
      ['2026-12', 80],
    ]);
  });

  it('is told for the dollars where they run out before the tokens', async () => {
    const caller = freshCaller();
    await use(caller, 1_000);
    await ledger.store.collection(budgets).update({ _id: `${caller.tenantId}:2026-11` }, { $set: { limitNanoUsd: 2_000_000n } });
    await fold();
    expect(await told(caller)).toEqual([]);
    await use(caller, 900);
    await fold();
    expect(await told(caller)).toEqual([
      ['2026-11', 80],
      ['2026-11', 95],
    ]);
  });

  it.each(deaths)('is told once after a death behind write %i of a fold', async (writes) => {
    await fold();
    const caller = freshCaller();
    await use(caller, 191_000);
    ledger.store.dieAfterWrites(writes);
    await fold().catch(() => undefined);
    await restart();
    await fold();
    expect((await told(caller)).map(([, percent]) => percent)).toEqual([80, 95]);
  });

  it('is told once, however many processes notice it at the same time', async () => {
    const caller = freshCaller();
    await use(caller, 170_000);
    const replica = () => new FoldEntries(ledger.find(FoldHeadRepository), ledger.find(EntryReader), ledger.find(ApplyFold));
    await Promise.all([replica(), replica(), replica()].map((each) => each.execute()));
    expect(await told(caller)).toEqual([['2026-11', 80]]);
  });
}

function hit() {
  const { promptTokens: _prompt, maxCompletionTokens: _completion, ...identity } = callOf(freshAttemptId());
  return { ...identity, saved: usageOf(10, 10) };
}
