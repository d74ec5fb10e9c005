import { interpolationTaps, tapCount, truePeakFilter } from './true-peak-filter';

describe(truePeakFilter, () => {
  it('bounds what any samples can be made into', () => {
    const { gainBound } = truePeakFilter();

    for (const fraction of [0.25, 0.5, 0.75]) {
      const worstCase = interpolationTaps(fraction).reduce((sum, tap) => sum + Math.abs(tap), 0);
      expect(gainBound).toBeGreaterThanOrEqual(worstCase);
    }
  });

  it('can be taken apart into even and odd parts', () => {
    const { taps, pairCount } = truePeakFilter();
    const [quarter, threeQuarters] = [0.25, 0.75].map(interpolationTaps);

    expect(pairCount).toBe(tapCount / 2);
    for (let pair = 0; pair < pairCount; pair += 1) {
      const [even = NaN, odd = NaN] = taps.slice(3 * pair, 3 * pair + 2);
      expect(even + odd).toBeCloseTo(quarter?.[pair] ?? NaN, 12);
      expect(even - odd).toBeCloseTo(threeQuarters?.[pair] ?? NaN, 12);
    }
  });
});
