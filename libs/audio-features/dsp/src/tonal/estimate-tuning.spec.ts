import { estimateTuning } from './estimate-tuning';

const histogramAt = (bins: readonly number[]) => Float64Array.from({ length: 120 }, (_, bin) => (bins.includes(bin) ? 1 : 0));

describe('estimateTuning', () => {
  it('is exact and certain when all pitches lie on the same tuning', () => {
    const { cents, concentration } = estimateTuning(histogramAt([2, 42, 72]));
    expect(cents).toBeCloseTo(20);
    expect(concentration).toBeCloseTo(1);
  });

  it('wraps around the quarter tone', () => {
    expect(estimateTuning(histogramAt([6, 46])).cents).toBeCloseTo(-40);
  });

  it('is not certain when pitches lie anywhere', () => {
    expect(estimateTuning(new Float64Array(120).fill(1)).concentration).toBeCloseTo(0);
    expect(estimateTuning(new Float64Array(120))).toEqual({ cents: 0, concentration: 0 });
  });
});
