import { covers, needed } from './budget-balance';
import type { BudgetAmount } from './budget-amount';

const amount = (tokens: number, nanoUsd: bigint): BudgetAmount => ({ tokens, nanoUsd });

describe(needed, () => {
  it('asks for both measures of a call that takes both', () => {
    expect(needed(amount(5, 7n))).toEqual({ tokens: 5, nanoUsd: 7n });
  });

  it('asks for nothing where nothing is taken', () => {
    expect(needed(amount(0, 0n))).toEqual({});
  });

  it('does not ask for dollars for a free model', () => {
    expect(needed(amount(5, 0n))).toEqual({ tokens: 5 });
  });
});

describe(covers, () => {
  it.each([
    ['both remain', amount(5, 7n), true],
    ['tokens are short', amount(4, 7n), false],
    ['dollars are short', amount(5, 6n), false],
  ])('knows that %s', (_case, remaining, isCovered) => {
    expect(covers(remaining, amount(5, 7n))).toBe(isCovered);
  });

  it('admits what costs nothing where less than nothing remains', () => {
    expect(covers(amount(-10, -1n), amount(0, 0n))).toBe(true);
  });
});
