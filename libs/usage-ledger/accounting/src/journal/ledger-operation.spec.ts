import { equalAmounts, nothing, type BudgetAmount } from '../budget/budget-amount';
import { AccountBalances } from './account-balances';
import { addBalances, balanceChange, noBalances } from './balance-change';
import { accountName } from './ledger-account';
import {
  changingLimit,
  correcting,
  expiring,
  granting,
  imbalanceOf,
  repricing,
  reserving,
  reversing,
  saving,
  settling,
  type LedgerOperation,
} from './ledger-operation';
import { operationsOfEntry } from './operations-of-entry';

const amount = (tokens: number, nanoUsd: bigint): BudgetAmount => ({ tokens, nanoUsd });
const set = amount(1_500, 700n);
const truth = amount(2_000, 650n);

describe('the operations of the ledger', () => {
  it.each<[string, LedgerOperation]>([
    ['granting', granting(set)],
    ['changing a limit', changingLimit(set, truth)],
    ['reserving', reserving(set)],
    ['settling at more tokens and less money', settling(set, truth)],
    ['voiding', settling(set, nothing)],
    ['expiring', expiring(set)],
    ['correcting', correcting(set, truth)],
    ['saving', saving(truth)],
    ['repricing', repricing(amount(-3, 40n), amount(0, -7n))],
    ['reversing', reversing([reserving(set), settling(set, truth)])],
  ])('post as much as they take when %s', (_name, operation) => {
    expect(imbalanceOf(operation)).toEqual(nothing);
  });

  it('leave used + reserved + remaining as they were, but for a change of the limit', () => {
    const moved = (operation: LedgerOperation): BudgetAmount => {
      const { used, reserved, remaining } = balanceChange(operation);
      return amount(used.tokens + reserved.tokens + remaining.tokens, used.nanoUsd + reserved.nanoUsd + remaining.nanoUsd);
    };
    const others = [reserving(set), settling(set, truth), expiring(set), correcting(set, truth), saving(set), repricing(truth, set)];
    expect(others.every((operation) => equalAmounts(moved(operation), nothing))).toBe(true);
    expect(moved(changingLimit(amount(200_000, 10n), amount(500_000, 4n)))).toEqual(amount(300_000, -6n));
  });

  it('leave every balance as it was when they are taken back', () => {
    const done = [reserving(set), settling(set, truth), saving(truth)];
    const balances = [...done, reversing(done)].map(balanceChange).reduce(addBalances, noBalances);
    expect(balances).toEqual(noBalances);
  });

  it('charge what was used and give the rest back', () => {
    expect(balanceChange(settling(set, amount(900, 400n)))).toMatchObject({
      used: amount(900, 400n),
      reserved: amount(-1_500, -700n),
      remaining: amount(600, 300n),
    });
  });

  it('move what is unknown to what is spent when the truth arrives', () => {
    expect(balanceChange(correcting(set, truth))).toMatchObject({
      used: amount(500, -50n),
      unknown: amount(-1_500, -700n),
      remaining: amount(-500, 50n),
    });
  });
});

describe(operationsOfEntry, () => {
  const line = { isUnknown: false, saved: nothing, reserved: set };
  const sumOf = (...operations: LedgerOperation[]): Record<string, BudgetAmount> => {
    const sums = new AccountBalances();
    for (const operation of operations) sums.post(operation, (account) => accountName(account, { tenantId: 't', provider: 'p' }));
    expect(sums.total()).toEqual(nothing);
    return Object.fromEntries(sums.list().map(({ account, balance }) => [account, balance]));
  };

  it('leaves nothing reserved behind an attempt, and the provider with what the tenant spent', () => {
    expect(sumOf(...operationsOfEntry({ ...line, kind: 'attempt', charged: truth }))).toEqual({
      'tenant/t/allowance': truth,
      'tenant/t/budget': amount(-2_000, -650n),
      'tenant/t/reserved': nothing,
      'tenant/t/spent': truth,
      'provider/p/owed': amount(-2_000, -650n),
    });
  });

  it('charges an attempt of which nothing was heard to what is unknown, and its correction to what is spent', () => {
    const lost = operationsOfEntry({ ...line, kind: 'attempt', isUnknown: true, charged: set });
    expect(sumOf(...lost)).toMatchObject({ 'tenant/t/unknown': set, 'tenant/t/reserved': nothing });
    const late = operationsOfEntry({ ...line, kind: 'correction', charged: amount(500, -50n) });
    expect(sumOf(...lost, ...late)).toMatchObject({
      'tenant/t/unknown': nothing,
      'tenant/t/spent': truth,
      'tenant/t/budget': amount(-2_000, -650n),
    });
  });

  it('comes back to where it was when a new price is taken back', () => {
    const kinds = [
      { kind: 'reversal', charged: amount(-2_000, -650n) },
      { kind: 'repriced', charged: amount(2_000, 900n) },
      { kind: 'reversal', charged: amount(-2_000, -900n) },
      { kind: 'repriced', charged: amount(2_000, 650n) },
    ] as const;
    const balances = sumOf(...kinds.flatMap((repriced) => operationsOfEntry({ ...line, reserved: null, ...repriced })));
    expect(Object.values(balances).every((balance) => equalAmounts(balance, nothing))).toBe(true);
  });

  it('books what the cache saved against the provider that was not asked', () => {
    expect(sumOf(...operationsOfEntry({ ...line, kind: 'cache-hit', charged: nothing, saved: amount(0, 9n), reserved: null }))).toEqual({
      'tenant/t/saved': amount(0, 9n),
      'provider/p/avoided': amount(0, -9n),
    });
  });
});
