import { beatFMeasure } from './score-beats';

describe('beatFMeasure', () => {
  it('is one for beats within 70 ms and zero outside', () => {
    expect(beatFMeasure([1.06, 2.06], [1, 2])).toBe(1);
    expect(beatFMeasure([1.08, 2.08], [1, 2])).toBe(0);
  });

  it('counts doubled beats as half wrong', () => {
    expect(beatFMeasure([1, 1.5, 2, 2.5], [1, 2])).toBeCloseTo(2 / 3);
  });

  it('lets each true beat be hit once', () => {
    expect(beatFMeasure([1, 1.01], [1])).toBeCloseTo(2 / 3);
  });

  it('is one when there is nothing to find and zero when all is missed', () => {
    expect(beatFMeasure([], [])).toBe(1);
    expect(beatFMeasure([], [1])).toBe(0);
  });
});
