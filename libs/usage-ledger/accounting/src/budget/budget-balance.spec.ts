import { changingLimit, closing, correcting, covers, needed, reserving, type BudgetChange } from './budget-balance';
import type { BudgetAmount } from './budget-amount';

const amount = (tokens: number, nanoUsd: bigint): BudgetAmount => ({ tokens, nanoUsd });
const sum = ({ used, reserved, remaining }: BudgetChange): BudgetAmount =>
  amount(used.tokens + reserved.tokens + remaining.tokens, used.nanoUsd + reserved.nanoUsd + remaining.nanoUsd);

describe('the transitions of a budget', () => {
  const set = amount(1_500, 700n);
  const truth = amount(2_000, 650n);

  it.each([
    ['reserving', reserving(set)],
    ['closing at more tokens and less money', closing(set, truth)],
    ['closing at nothing', closing(set, amount(0, 0n))],
    ['correcting', correcting(set, truth)],
  ])('leave used + reserved + remaining as they were when %s', (_name, change) => {
    expect(sum(change)).toEqual(amount(0, 0n));
  });

  it('move the sum by exactly the difference of the limits when the limit changes', () => {
    expect(sum(changingLimit(amount(200_000, 10n), amount(500_000, 4n)))).toEqual(amount(300_000, -6n));
  });

  it('charge what was used and give the rest back', () => {
    expect(closing(set, amount(900, 400n))).toEqual({
      used: amount(900, 400n),
      reserved: amount(-1_500, -700n),
      remaining: amount(600, 300n),
    });
  });
});

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
