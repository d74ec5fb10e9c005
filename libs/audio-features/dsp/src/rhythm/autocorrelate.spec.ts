import { autocorrelate, correlationAt } from './autocorrelate';

const pulses = (length: number, period: number) => Float32Array.from({ length }, (_, index) => (index % period === 0 ? 1 : 0));

describe('autocorrelate', () => {
  it('is one at lag zero and at the period of something that repeats exactly', () => {
    const correlation = autocorrelate(pulses(1_000, 25), 60);
    expect(correlation[0]).toBeCloseTo(1);
    expect(correlation[25]).toBeCloseTo(1, 1);
    expect(correlation[50]).toBeCloseTo(1, 1);
    expect(correlation[13]).toBeLessThan(0);
  });

  it('agrees with the definition at every lag', () => {
    const values = Float32Array.from({ length: 97 }, (_, index) => Math.sin(index * index));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const product = (lag: number) =>
      values.reduce((sum, value, index) => sum + (index < lag ? 0 : (value - mean) * ((values[index - lag] ?? 0) - mean)), 0);
    autocorrelate(values, 21).forEach((value, lag) => {
      expect(value).toBeCloseTo((product(lag) * 97) / (product(0) * (97 - lag)), 4);
    });
  });

  it('says nothing about lags that hardly overlap, about constants and about nothing', () => {
    expect(autocorrelate(pulses(20, 2), 19)[18]).toBe(0);
    expect([...autocorrelate(new Float32Array(10).fill(3), 4)]).toEqual([0, 0, 0, 0, 0]);
    expect([...autocorrelate(new Float32Array(0), 2)]).toEqual([0, 0, 0]);
  });

  it('is read between lags', () => {
    expect(correlationAt(Float32Array.of(0, 1, 3), 1.5)).toBe(2);
    expect(correlationAt(Float32Array.of(0, 1, 3), 9)).toBe(0);
  });
});
