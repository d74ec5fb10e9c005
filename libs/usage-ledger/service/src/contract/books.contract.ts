import { expectBalanced } from './expect-balanced';
import { expectReconciled } from './expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from './ledger-calls';
import { freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from './ledger-under-test';
import { seededRandom } from './seeded-random';
import { SettableClock } from './settable-clock';

const seeds = [1, 2, 3, 4, 5];
const stepsPerSeed = 120;
const mostAtOnce = 6;

/** Whatever happens in whatever order, the books balance. */
export function describeBooks(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  beforeAll(async () => (ledger = await startLedger(persistence, clock)));
  afterAll(() => ledger.close());

  it.each(seeds)(
    'balance after a random mixture of everything (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const below = (limit: number) => Math.floor(random() * limit);
      const caller = freshCaller();
      const calls = callsOf(() => ledger, caller);
      const known = Array.from({ length: 12 }, freshAttemptId);
      const anyAttempt = () => known[below(known.length)] ?? freshAttemptId();
      const { promptTokens: _prompt, maxCompletionTokens: _completion, ...hit } = callOf(freshAttemptId());
      const steps = [
        () => calls.reserve(callOf(anyAttempt(), { promptTokens: below(20_000), maxCompletionTokens: below(20_000) })),
        () => calls.reserve(callOf(anyAttempt(), { promptTokens: below(9) * 5_000 })),
        () => calls.settle(anyAttempt(), usageOf(below(20_000), below(20_000))),
        () => calls.settle(anyAttempt(), usageOf(100, 100)),
        () => calls.void(anyAttempt(), 'PROVIDER_SERVER'),
        () => calls.hitCache({ ...hit, attemptId: anyAttempt(), saved: usageOf(10, 10) }),
        async () => clock.advanceMinutes(below(9)),
        () => ledger.upkeep.run(),
        async () => void (known[below(known.length)] = freshAttemptId()),
      ];
      clock.set('2026-11-30T20:00:00Z');
      for (let done = 0; done < stepsPerSeed; done += mostAtOnce) {
        const together = Array.from({ length: 1 + below(mostAtOnce) }, () => steps[below(steps.length)]?.());
        for (const outcome of await Promise.allSettled(together)) expectKnownRefusal(outcome);
        await expectBalanced(ledger, caller);
      }
      clock.advanceMinutes(60);
      await ledger.upkeep.run();
      await expectBalanced(ledger, caller);
      await expectReconciled(ledger, caller);
      for (const { openCount, pendingCount } of await ledger.budgetsOf(caller.tenantId))
        expect({ openCount, pendingCount }).toEqual({ openCount: 0, pendingCount: 0 });
      expect((await ledger.eventsOf(caller.tenantId)).map(({ id }) => id).toSorted()).toEqual(
        (await ledger.entries.findAll({ userId: caller.userId })).map(({ _id }) => _id).toSorted(),
      );
    },
    120_000,
  );
}

const refusals = ['BUDGET_EXCEEDED', 'CONFLICT', 'RESERVATION_NOT_FOUND'];

function expectKnownRefusal(outcome: PromiseSettledResult<unknown>): void {
  if (outcome.status === 'rejected') expect(refusals).toContain(outcome.reason.code);
}
