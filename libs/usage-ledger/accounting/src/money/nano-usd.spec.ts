import { formatSixDecimals, roundToNanoUsd } from './nano-usd';

describe(roundToNanoUsd, () => {
  it.each([
    [499n, 0n],
    [500n, 1n],
    [1_499n, 1n],
    [1_500n, 2n],
  ])('rounds %s pico-dollars half up to %s', (picoUsd, nanoUsd) => {
    expect(roundToNanoUsd(picoUsd)).toBe(nanoUsd);
  });
});

describe(formatSixDecimals, () => {
  it.each([
    [0n, '0.000000'],
    [616_500n, '0.000617'],
    [1_999_999_999n, '2.000000'],
    [-1_500n, '-0.000002'],
    [-499n, '0.000000'],
  ])('writes %s nano-dollars as %s', (nanoUsd, written) => {
    expect(formatSixDecimals(nanoUsd)).toBe(written);
  });
});
