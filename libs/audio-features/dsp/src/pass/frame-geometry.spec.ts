import { frameGeometries } from './frame-geometry';

describe(frameGeometries, () => {
  it.each([44_100, 48_000])('has the usual frames at %i Hz', (sampleRateHz) => {
    expect(frameGeometries(sampleRateHz)).toEqual({
      short: { fftSize: 2_048, hopSizeSamples: 512 },
      long: { fftSize: 4_096, hopSizeSamples: 2_048 },
    });
  });

  it('keeps frames between 32 and 66 ms at every sample rate', () => {
    for (let sampleRateHz = 8_000; sampleRateHz <= 192_000; sampleRateHz += 100) {
      const milliseconds = (1_000 * frameGeometries(sampleRateHz).short.fftSize) / sampleRateHz;
      expect(milliseconds > 32 && milliseconds < 66).toBe(true);
    }
  });
});
