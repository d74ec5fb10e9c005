import { repriceUsage, type CallerIdentity, type RepricedModel } from '@earshot/contracts';
import { priceBook } from '@earshot/model-catalogue';
import type { z } from 'zod';
import { expectBalanced } from '../contract/expect-balanced';
import { differencesOf, expectReconciled } from '../contract/expect-reconciled';
import { callOf, callsOf, freshAttemptId, usageOf } from '../contract/ledger-calls';
import { admin, freshCaller, startLedger, type LedgerPersistence, type LedgerUnderTest } from '../contract/ledger-under-test';
import { SettableClock } from '../contract/settable-clock';
import { testPriceBook } from '../contract/test-price-book';
import { UsageLedgerSettings } from '../usage-ledger-settings';

type Order = Partial<z.input<typeof repriceUsage.request>>;

/** More writes than repricing two attempts makes. */
const deaths = [0, 1, 2, 3, 4, 6, 9, 13];

const month = '2026-10';

/** Each test has a model of its own, so that its repricing meets only its own attempts. */
const models = Array.from({ length: 30 }, (_, index) => `m${index}`);

const [anyPrice] = testPriceBook.prices;
const bookAt = (version: string, inputUsdPerMillion: string) =>
  priceBook.parse({ version, prices: models.map((model) => ({ ...anyPrice, model, inputUsdPerMillion })) });
const cheaper = bookAt('test-0', '1');
const dearer = bookAt('test-2', '3');

/** What charging the past at other prices promises, whatever the store. */
export function describeRepricing(persistence: LedgerPersistence): void {
  const clock = new SettableClock();
  let ledger: LedgerUnderTest;
  const died: CallerIdentity[] = [];
  let names = 0;
  let tests = 0;
  let model = '';
  const open = async () => {
    ledger = await startLedger(persistence, clock, { priceBook: dearer });
  };
  beforeAll(open);
  beforeEach(() => {
    clock.set(`${month}-10T12:00:00Z`);
    model = models[(tests += 1)] ?? '';
  });
  afterAll(() => ledger.close());

  const freshName = (): string => `r${Date.now().toString(36)}-${process.pid}-${(names += 1)}`;
  const reprice = async (order: Order, caller: CallerIdentity = admin): Promise<RepricedModel[]> => {
    const request = { name: freshName(), apply: true, from: month, model, ...order };
    const found: RepricedModel[] = [];
    for await (const item of ledger.bus.stream(repriceUsage, request, { caller })) found.push(item);
    return found;
  };
  const stateOf = async ({ tenantId }: CallerIdentity) =>
    (await ledger.budgetsOf(tenantId)).map(({ used, reserved, remaining, unknown, saved }) => ({
      used,
      reserved,
      remaining,
      unknown,
      saved,
    }));

  /** Two attempts at the prices of the first book, of 900 tokens in and 100 out each. */
  const charged = async () => {
    const caller = freshCaller();
    const calls = callsOf(() => ledger, caller);
    const settings = ledger.find(UsageLedgerSettings);
    Object.assign(settings, { priceBook: cheaper });
    for (const attemptId of [freshAttemptId(), freshAttemptId()]) {
      await calls.reserve(callOf(attemptId, { model }));
      await calls.settle(attemptId, usageOf(900, 100));
      clock.advanceMinutes(1);
    }
    Object.assign(settings, { priceBook: dearer });
    await ledger.delivered();
    return { caller, calls, tenantId: caller.tenantId };
  };
  const difference = { provider: 'p', attempts: 2, presentUsd: '0.0038', newUsd: '0.0074', differenceUsd: '0.0036' };

  it('tells first what would change, by tenant and model, and changes nothing', async () => {
    const { caller, tenantId } = await charged();
    const before = await stateOf(caller);
    const found = await reprice({ apply: false });
    expect(found.filter((item) => item.tenantId === tenantId)).toEqual([{ tenantId, period: month, model, ...difference }]);
    expect(await stateOf(caller)).toEqual(before);
    expect(await ledger.entries.findAll({ userId: tenantId })).toHaveLength(2);
  });

  it('takes each cost back and posts the new one, in lines that keep their versions', async () => {
    const { caller, tenantId, calls } = await charged();
    const found = await reprice({});
    expect(found.filter((item) => item.tenantId === tenantId)).toEqual([{ tenantId, period: month, model, ...difference }]);
    expect(await calls.budget()).toMatchObject({ usedTokens: 2_000, usedUsd: '0.0074' });
    const lines = (await ledger.entries.findAll({ userId: tenantId })).toSorted((first, second) => (first._id < second._id ? -1 : 1));
    const told = lines.map(({ kind, priceVersion, costNanoUsd }) => [kind, priceVersion, costNanoUsd]);
    const ofOne = [
      ['attempt', 'test-0', 1_900_000n],
      ['repriced', 'test-2', 3_700_000n],
      ['reversal', 'test-0', -1_900_000n],
    ];
    expect(told).toEqual([...ofOne, ...ofOne]);
    expect((await ledger.eventsOf(tenantId)).length).toBe(6);
    await expectBalanced(ledger, caller);
    await expectReconciled(ledger, caller);
  });

  it('leaves the books as they were when it is taken back', async () => {
    const { caller } = await charged();
    const before = await stateOf(caller);
    const name = freshName();
    await reprice({ name });
    expect(await stateOf(caller)).not.toEqual(before);
    await reprice({ undo: name });
    expect(await stateOf(caller)).toEqual(before);
    await expectBalanced(ledger, caller);
    await expectReconciled(ledger, caller);
  });

  it('does nothing when it is asked for again under its name', async () => {
    const { caller, tenantId } = await charged();
    const name = freshName();
    await reprice({ name });
    const before = await stateOf(caller);
    expect(await reprice({ name })).toEqual([]);
    expect((await reprice({})).filter((item) => item.tenantId === tenantId)).toEqual([]);
    expect(await stateOf(caller)).toEqual(before);
  });

  it.each(deaths)(
    'goes on under its name after a death behind write %i, and charges each attempt once',
    async (writes) => {
      const { caller, calls } = await charged();
      died.push(caller);
      const name = freshName();
      ledger.store.dieAfterWrites(writes);
      await reprice({ name }).catch(() => undefined);
      await ledger.close();
      await open();
      await reprice({ name });
      await ledger.upkeep.run();
      expect(await calls.budget()).toMatchObject({ usedTokens: 2_000, usedUsd: '0.0074' });
      await expectBalanced(ledger, caller);
    },
    60_000,
  );

  it('leaves books in which the reconciliation finds nothing, after every one of these deaths', async () => {
    expect(await differencesOf(ledger, died)).toEqual([]);
  }, 60_000);

  it('charges each attempt once when it is asked for twice at the same moment', async () => {
    const { caller, calls } = await charged();
    const name = freshName();
    await Promise.allSettled([reprice({ name }), reprice({ name }), reprice({ name })]);
    await reprice({ name });
    expect(await calls.budget()).toMatchObject({ usedUsd: '0.0074' });
    await expectBalanced(ledger, caller);
  });

  it('takes the truth as it was corrected, and leaves what is still unknown', async () => {
    const { caller, calls } = await charged();
    const [late, lost] = [freshAttemptId(), freshAttemptId()];
    await calls.reserve(callOf(late, { model }));
    await calls.reserve(callOf(lost, { model }));
    clock.advanceMinutes(16);
    await ledger.upkeep.run();
    await calls.settle(late, usageOf(100, 100));
    await reprice({});
    await expectBalanced(ledger, caller);
    await expectReconciled(ledger, caller);
    expect(await calls.settle(lost, usageOf(100, 100))).toMatchObject({ outcome: 'answered' });
    await expectBalanced(ledger, caller);
  });

  it('refuses who is no administrator, a version that was never in force and an undo of any but the last', async () => {
    await expect(reprice({}, freshCaller())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reprice({ priceVersion: 'never', apply: false })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(reprice({ undo: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [first, second] = [freshName(), freshName()];
    await reprice({ name: first });
    await reprice({ name: second });
    await expect(reprice({ undo: first })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
}
