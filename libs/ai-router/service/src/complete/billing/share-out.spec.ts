import { noTokens } from '@earshot/contracts';
import { shareOut, shareUsage } from './share-out';

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe(shareOut, () => {
  it.each([
    ['in proportion', 100, [1, 3], [25, 75]],
    ['what is left over to the largest remainders', 10, [1, 1, 1], [4, 3, 3]],
    ['equally where nobody weighs anything', 7, [0, 0], [4, 3]],
    ['nothing of nothing', 0, [5, 2], [0, 0]],
    ['nothing to who weighs nothing', 9, [0, 2], [0, 9]],
  ])('gives %s', (_what, whole, weights, shares) => {
    expect(shareOut(whole, weights)).toEqual(shares);
  });

  it('loses no token of a thousand odd ones', () => {
    for (let whole = 0; whole < 1_000; whole += 1) {
      const shares = shareOut(whole, [whole % 7, 13, whole % 11, 1, 0]);
      expect(sumOf(shares)).toBe(whole);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe(shareUsage, () => {
  it('shares every class of tokens to the last one', () => {
    const usage = { ...noTokens, promptTokens: 101, completionTokens: 53, totalTokens: 154, cachedPromptTokens: 17, reasoningTokens: 11 };
    const shares = shareUsage(usage, { asked: [3, 2, 2], answered: [1, 0, 4] });
    for (const field of ['promptTokens', 'completionTokens', 'totalTokens', 'cachedPromptTokens', 'reasoningTokens'] as const) {
      expect(sumOf(shares.map((share) => share[field]))).toBe(usage[field]);
    }
    expect(shares[1]).toMatchObject({ completionTokens: 0, reasoningTokens: 0 });
  });
});
