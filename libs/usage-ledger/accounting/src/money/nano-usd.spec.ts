import { roundToNanoUsd } from './nano-usd';

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
