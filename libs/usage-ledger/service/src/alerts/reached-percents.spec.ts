import { reachedPercents } from './reached-percents';

const used = (tokens: number, nanoUsd: bigint, limitNanoUsd: bigint | null) => ({
  used: { tokens, nanoUsd },
  limitTokens: 1_000,
  limitNanoUsd,
});

describe(reachedPercents, () => {
  it.each([
    [799, []],
    [800, [80]],
    [950, [80, 95]],
    [1_200, [80, 95, 100]],
  ])('of %i of 1,000 tokens are %j', (tokens, percents) => {
    expect(reachedPercents(used(tokens, 5n, null))).toEqual(percents);
  });

  it('are those of the dollars where more of them is used', () => {
    expect(reachedPercents(used(10, 799n, 1_000n))).toEqual([]);
    expect(reachedPercents(used(10, 960n, 1_000n))).toEqual([80, 95]);
    expect(reachedPercents(used(1_000, 960n, 1_000n))).toEqual([80, 95, 100]);
  });
});
