import { createRealFft } from './real-fft';

describe(createRealFft, () => {
  it('puts the power of a sine into its bin alone', () => {
    const size = 64;
    const samples = Float64Array.from({ length: size }, (_, index) => Math.cos((2 * Math.PI * 5 * index) / size + 0.3));

    const power = createRealFft(size).powerSpectrum(samples);

    expect(power).toHaveLength(33);
    power.forEach((value, bin) => expect(value).toBeCloseTo(bin === 5 ? (size / 2) ** 2 : 0, 8));
  });

  it('agrees with the sum that defines the transform', () => {
    const samples = Float64Array.from({ length: 16 }, (_, index) => Math.sin(index * index) + 0.25);

    const power = createRealFft(16).powerSpectrum(samples);

    power.forEach((value, bin) => {
      const angle = (index: number) => (2 * Math.PI * bin * index) / 16;
      const real = samples.reduce((sum, sample, index) => sum + sample * Math.cos(angle(index)), 0);
      const imaginary = samples.reduce((sum, sample, index) => sum - sample * Math.sin(angle(index)), 0);
      expect(value).toBeCloseTo(real ** 2 + imaginary ** 2, 10);
    });
  });

  it('refuses a size that is no power of two', () => {
    expect(() => createRealFft(48)).toThrow(RangeError);
  });
});
