import { SlotCorrelation } from './slot-correlation';

const pulse = (period: number, offset: number) => Float32Array.from({ length: 96 }, (_, slot) => (slot % period === offset ? 1 : 0));

describe('SlotCorrelation', () => {
  it('is one at no distance and at the distance after which a series repeats', () => {
    const correlation = new SlotCorrelation(pulse(12, 3));
    expect(correlation.at(0)).toBeCloseTo(1);
    expect(correlation.at(12)).toBeCloseTo(1, 1);
    expect(correlation.at(6)).toBeLessThan(0);
    expect(correlation.at(5.5)).toBeCloseTo(0.5 * (correlation.at(5) + correlation.at(6)));
  });

  it('hears that two series take turns', () => {
    const correlation = new SlotCorrelation(pulse(24, 0), pulse(24, 12));
    expect(correlation.at(0)).toBeLessThan(0);
    expect(correlation.at(12)).toBeGreaterThan(0.8);
  });

  it('says nothing about distances at which hardly anything overlaps, nor about a constant', () => {
    expect(new SlotCorrelation(pulse(12, 0)).at(84)).toBe(0);
    expect(new SlotCorrelation(new Float32Array(40).fill(2)).at(4)).toBe(0);
  });
});
