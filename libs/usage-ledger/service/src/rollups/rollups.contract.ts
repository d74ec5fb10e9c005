import { rebuildRollups, reportUsage, type UsageFilter, type UsageGroup } from '@earshot/contracts';
import { callOf, callsOf, freshAttemptId, usageOf } from '../contract/ledger-calls';
import { admin, freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from '../contract/ledger-under-test';
import { seededRandom } from '../contract/seeded-random';
import { SettableClock } from '../contract/settable-clock';
import { ApplyFold } from './apply-fold';
import { CompareRollups } from './compare-rollups';
import { EntryReader } from './entry-reader';
import { FoldEntries } from './fold-entries';
import { FoldHeadRepository } from './fold-head.repository';
import { packCells } from './packed-cells';
import { coveredSums } from './rollups-under-test';
import { usageRollups } from './rollup.document';

/** More writes than a fold of the lines below makes: the last of these deaths happens after its end. */
const deaths = Array.from({ length: 13 }, (_, writes) => writes);

const groups: readonly UsageGroup[] = ['DAY', 'MODEL', 'PROVIDER', 'TASK', 'USER'];

/** What the sums behind the reports promise, whatever the store. */
export function describeRollups(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const restart = async () => {
    await ledger.close();
    ledger = await startLedger(persistence, clock);
  };
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  beforeEach(() => clock.set('2026-11-20T12:00:00Z'));
  afterAll(() => ledger.close());

  const answer = async (caller = freshCaller(), changes: Parameters<typeof callOf>[1] = {}) => {
    const calls = callsOf(() => ledger, caller);
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId, changes));
    await calls.settle(attemptId, usageOf(1_000, 100));
    await ledger.delivered();
    return caller;
  };
  const fold = () => ledger.find(FoldEntries).execute();
  const differences = () => ledger.find(CompareRollups).execute();
  const totalOf = async (userId: string, filter: UsageFilter = {}) =>
    (await ledger.bus.request(reportUsage, { filter: { userId, ...filter }, groupBy: 'DAY' }, { caller: admin })).totals;

  it('count a line in the report that is asked for right behind it', async () => {
    const { userId } = await answer();
    expect(await totalOf(userId)).toMatchObject({ requests: 1, totalTokens: 1_100, costUsd: '0.002' });
    expect(await differences()).toEqual([]);
  });

  it.each(deaths)('count every line once after a death behind write %i of a fold', async (writes) => {
    await fold();
    const caller = await answer();
    clock.set('2026-12-01T00:00:00Z');
    await answer(caller);
    ledger.store.dieAfterWrites(writes);
    await fold().catch(() => undefined);
    await restart();
    expect(await totalOf(caller.userId, { from: '2026-11-01T00:00:00Z' })).toMatchObject({ requests: 2, totalTokens: 2_200 });
    expect(await differences()).toEqual([]);
  });

  it('count every line once, however many fold at the same time', async () => {
    const replica = () => new FoldEntries(ledger.find(FoldHeadRepository), ledger.find(EntryReader), ledger.find(ApplyFold));
    const replicas = [replica(), replica(), replica()];
    const caller = freshCaller();
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([answer(caller), answer(caller, { task: 'mix_feedback' }), ...replicas.map((each) => each.execute())]);
    }
    expect(await totalOf(caller.userId)).toMatchObject({ requests: 12, totalTokens: 13_200 });
    expect(await differences()).toEqual([]);
  }, 60_000);

  it('stay as they are when a process that slept through later folds does its own again', async () => {
    const caller = await answer();
    await fold();
    const slept = await ledger.find(FoldHeadRepository).read();
    await answer(caller);
    await fold();
    await ledger.find(ApplyFold).execute(slept);
    expect(await totalOf(caller.userId)).toMatchObject({ requests: 2 });
    expect(await differences()).toEqual([]);
  });

  it('count an attempt once that was unknown and then answered', async () => {
    const caller = freshCaller();
    const calls = callsOf(() => ledger, caller);
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId));
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    expect(await totalOf(caller.userId)).toMatchObject({ requests: 1, failures: 1, costUsd: '0.011' });
    await calls.settle(attemptId, usageOf(1_000, 100));
    expect(await totalOf(caller.userId)).toMatchObject({ requests: 1, failures: 0, totalTokens: 1_100, costUsd: '0.002' });
    expect(await differences()).toEqual([]);
  });

  it('are named one by one where they differ from the lines, and made anew from them', async () => {
    const { userId } = await answer();
    await fold();
    const rollups = ledger.store.collection(usageRollups);
    await rollups.update({ _id: `user/${userId}/day/2026-11-20` }, { $set: { cells: packCells([]) } });
    expect((await differences()).map(({ rollup }) => rollup)).toEqual([`user/${userId}/day/2026-11-20`, `user/${userId}/month/2026-11`]);
    expect(await ledger.bus.request(rebuildRollups, { from: '2026-11-20' }, { caller: admin })).toEqual({ days: 30, next: null });
    expect(await differences()).toEqual([]);
    expect(await totalOf(userId)).toMatchObject({ requests: 1 });
  });

  it('are emptied of what no line is behind', async () => {
    const { userId } = await answer();
    await fold();
    const rollups = ledger.store.collection(usageRollups);
    const [real] = await rollups.findMany({ _id: `user/${userId}/day/2026-11-20` });
    if (real === undefined) throw new Error('The line was not counted.');
    await rollups.insert({ ...real, _id: `user/${userId}-ghost/day/2026-11-20`, userId: `${userId}-ghost` });
    expect(await differences()).toHaveLength(2);
    await ledger.bus.request(rebuildRollups, {}, { caller: admin });
    expect(await differences()).toEqual([]);
  });

  it('are not made anew for users', async () => {
    await expect(ledger.bus.request(rebuildRollups, {}, { caller: freshCaller() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('say the same as the lines for any span of up to 600 days, any group and filter', async () => {
    const random = seededRandom(7);
    const below = (limit: number) => Math.floor(random() * limit);
    const instant = () => new Date(Date.UTC(2026, 0, 20) + below(600 * 24) * 3_600_000).toISOString();
    const caller = freshCaller();
    for (let line = 0; line < 40; line += 1) {
      clock.set(instant());
      await answer(caller, {
        task: ['vibe_analysis', 'mix_feedback'][below(2)] ?? '',
        ...(below(2) === 0 ? { provider: 'local', model: 'earshot-rules' } : {}),
      });
    }
    clock.set('2027-09-30T00:00:00Z');
    const anyFilter = (): UsageFilter => {
      const [from = '', to = ''] = [instant(), instant()].toSorted();
      return { from, to, ...(below(2) === 0 ? { task: 'mix_feedback' } : {}), ...(below(3) === 0 ? { model: 'm' } : {}) };
    };
    const questions = Array.from({ length: 30 }, () => ({ filter: anyFilter(), groupBy: groups[below(groups.length)] ?? 'DAY' }));
    for (const question of questions.filter(({ filter }) => filter.from !== filter.to)) {
      const { buckets, totals } = await ledger.bus.request(reportUsage, question, { caller });
      expect({ buckets, totals }).toEqual(await coveredSums(ledger, caller, question));
    }
  }, 60_000);
}
