import {
  exportUsageRecords,
  listUsageRecords,
  reportUsage,
  type CallerIdentity,
  type UsageFilter,
  type UsageGroup,
  type UsageRecord,
} from '@earshot/contracts';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { admin, freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { SettableClock } from './settable-clock';

/** What lists and sums promise, whatever the store. */
export function describeReports(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  const caller = freshCaller();
  let ledger: LedgerUnderTest;
  const calls = callsOf(() => ledger, caller);

  const list = (filter: UsageFilter, page: { first: number; after?: string }, by: CallerIdentity = caller) =>
    ledger.bus.request(listUsageRecords, { filter, page }, { caller: by });
  const report = (groupBy: UsageGroup, filter: UsageFilter = {}, by: CallerIdentity = caller) =>
    ledger.bus.request(reportUsage, { filter, groupBy }, { caller: by });

  const answered = async (at: string, changes: Parameters<typeof callOf>[1] = {}): Promise<string> => {
    clock.set(at);
    const attemptId = freshAttemptId();
    await calls.reserve(callOf(attemptId, changes));
    await calls.settle(attemptId, usageOf(1_000, 100));
    return attemptId;
  };
  let ids: string[] = [];

  beforeAll(async () => {
    ledger = await startLedger(persistence, clock);
    const first = await answered('2026-11-03T23:59:59.999Z');
    const second = await answered('2026-11-04T00:00:00.000Z', { task: 'mix_feedback' });
    const third = await answered('2026-11-04T00:00:00.000Z', { provider: 'local', model: 'earshot-rules' });
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...hit } = callOf(freshAttemptId());
    await calls.hitCache({ ...hit, saved: usageOf(1_000, 100) });
    const failed = freshAttemptId();
    clock.set('2026-11-05T08:00:00.000Z');
    await calls.reserve(callOf(failed));
    await calls.void(failed, 'PROVIDER_TIMEOUT');
    // The lines of one instant follow their ids, which only the third and the cache hit share with the second.
    ids = [failed, ...[second, third, hit.attemptId].toSorted().toReversed(), first];
    clock.set('2026-11-20T12:00:00Z');
  });
  afterAll(() => ledger.close());

  it('lists the lines of a user newest first, page by page, with their number', async () => {
    const first = await list({}, { first: 2 });
    expect(first).toMatchObject({ totalCount: 5, hasNextPage: true });
    const after = first.cursors.at(-1) ?? '';
    const rest = await list({}, { first: 10, after });
    expect(rest).toMatchObject({ totalCount: 5, hasNextPage: false });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(ids);
  });

  it('filters by span, task and model', async () => {
    const idsOf = async (filter: UsageFilter) => (await list(filter, { first: 50 })).nodes.length;
    expect(await idsOf({ from: '2026-11-04T00:00:00.000Z', to: '2026-11-05T08:00:00.000Z' })).toBe(3);
    expect(await idsOf({ task: 'mix_feedback' })).toBe(1);
    expect(await idsOf({ model: 'earshot-rules' })).toBe(1);
  });

  it('shows nobody the lines of another, and an administrator those of all', async () => {
    const stranger = freshCaller();
    expect((await list({}, { first: 50 }, stranger)).totalCount).toBe(0);
    await expect(list({ userId: caller.userId }, { first: 50 }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(report('DAY', { userId: caller.userId }, stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await list({ userId: caller.userId }, { first: 50 }, admin)).totalCount).toBe(5);
    expect((await list({}, { first: 50 }, admin)).totalCount).toBeGreaterThanOrEqual(5);
    expect((await report('USER', {}, admin)).buckets).toContainEqual(expect.objectContaining({ key: caller.userId, requests: 5 }));
  });

  it('sums the present month by day', async () => {
    const { buckets, totals, from, to } = await report('DAY');
    expect([from, to]).toEqual(['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
    expect(buckets).toEqual([
      { key: '2026-11-03', requests: 1, cacheHits: 0, failures: 0, totalTokens: 1_100, costUsd: '0.002', savedUsd: '0' },
      { key: '2026-11-04', requests: 3, cacheHits: 1, failures: 0, totalTokens: 2_200, costUsd: '0.002', savedUsd: '0.002' },
      { key: '2026-11-05', requests: 1, cacheHits: 0, failures: 1, totalTokens: 0, costUsd: '0', savedUsd: '0' },
    ]);
    expect(totals).toEqual({
      key: 'total',
      requests: 5,
      cacheHits: 1,
      failures: 1,
      totalTokens: 3_300,
      costUsd: '0.004',
      savedUsd: '0.002',
    });
  });

  it.each<[UsageGroup, string[]]>([
    ['MODEL', ['earshot-rules', 'm']],
    ['PROVIDER', ['local', 'p']],
    ['TASK', ['mix_feedback', 'vibe_analysis']],
    ['USER', [caller.userId]],
  ])('sums by %s', async (groupBy, keys) => {
    const { buckets, totals } = await report(groupBy);
    expect(buckets.map(({ key }) => key)).toEqual(keys);
    expect(buckets.reduce((sum, { requests }) => sum + requests, 0)).toBe(totals.requests);
  });

  it('sums a span that begins within a day, without its end', async () => {
    const { totals } = await report('DAY', { from: '2026-11-03T23:59:59.999Z', to: '2026-11-04T00:00:00.000Z' });
    expect(totals).toMatchObject({ requests: 1 });
  });

  it('sums a span that begins within a month and ends in the future', async () => {
    const { totals, to } = await report('MODEL', { from: '2026-11-04T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' });
    expect([totals.requests, to]).toEqual([4, '2026-11-25T00:00:00.000Z']);
  });

  it('counts an attempt once that was unknown and then answered', async () => {
    const other = freshCaller();
    const otherCalls = callsOf(() => ledger, other);
    const attemptId = freshAttemptId();
    await otherCalls.reserve(callOf(attemptId));
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    await otherCalls.settle(attemptId, usageOf(1_000, 100));
    expect((await report('DAY', {}, other)).totals).toMatchObject({ requests: 1, failures: 0, totalTokens: 1_100, costUsd: '0.002' });
  });

  it('refuses a span that ends before it begins', async () => {
    await expect(report('DAY', { from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('exports every line of a span, the oldest first, and to users only their own', async () => {
    const exported = async (filter: UsageFilter, by: CallerIdentity) => {
      const records: UsageRecord[] = [];
      for await (const portion of ledger.bus.stream(exportUsageRecords, { filter }, { caller: by })) records.push(...portion);
      return records;
    };
    const own = await exported({}, caller);
    expect(own.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(own.map(({ recordedAt }) => recordedAt)).toEqual(own.map(({ recordedAt }) => recordedAt).toSorted());
    expect(await exported({ userId: caller.userId, task: 'mix_feedback' }, admin)).toHaveLength(1);
    expect(await exported({ to: '2026-11-04T00:00:00.000Z' }, caller)).toHaveLength(1);
    await expect(exported({ userId: caller.userId }, freshCaller())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('exports more lines than one portion holds, each once', async () => {
    const many = freshCaller();
    const { hitCache } = callsOf(() => ledger, many);
    const { promptTokens: _prompt, maxCompletionTokens: _completion, ...hit } = callOf(freshAttemptId());
    for (let line = 0; line < 230; line += 1) await hitCache({ ...hit, attemptId: freshAttemptId(), saved: usageOf(10, 10) });
    const found: string[] = [];
    for await (const portion of ledger.bus.stream(exportUsageRecords, { filter: {} }, { caller: many })) {
      found.push(...portion.map(({ id }) => id));
    }
    expect(new Set(found).size).toBe(230);
    expect(found).toHaveLength(230);
  }, 60_000);

  it('refuses a cursor of another make', async () => {
    await expect(list({}, { first: 5, after: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
}
