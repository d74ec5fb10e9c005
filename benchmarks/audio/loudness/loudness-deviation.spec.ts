import { loudnessDeviation } from './loudness-deviation.mjs';

const reading = (integratedLufs: number | null) => ({ integratedLufs, truePeakDbtp: -1, rangeLu: 3 });

describe('loudnessDeviation', () => {
  it('is the largest difference over all files', () => {
    const deviation = loudnessDeviation([
      { loudness: reading(-14), reference: reading(-14.01) },
      { loudness: reading(-9), reference: reading(-8.7) },
      { loudness: reading(null), reference: reading(null) },
    ]);

    expect(deviation?.integratedLufs).toBeCloseTo(0.3);
    expect(deviation?.truePeakDbtp).toBe(0);
  });

  it('is nothing when there was nobody to compare with', () => {
    expect(loudnessDeviation([{ loudness: reading(-14), reference: null }])).toBeNull();
  });

  it('does not take silence for agreement', () => {
    expect(loudnessDeviation([{ loudness: reading(null), reference: reading(-20) }])?.integratedLufs).toBe(Infinity);
  });
});
