import { resampleWaveform } from './resample-waveform';

describe(resampleWaveform, () => {
  const waveform = { min: [-0.1, -0.9, -0.2, -0.3], max: [0.2, 0.1, 0.8, 0.3], rms: [0.3, 0.4, 0, 0.5] };

  it('keeps the extremes of each stretch', () => {
    const { min, max } = resampleWaveform(waveform, 2);
    expect(min).toEqual([-0.9, -0.3]);
    expect(max).toEqual([0.2, 0.8]);
  });

  it('averages the energy of each stretch', () => {
    expect(resampleWaveform(waveform, 2).rms[0]).toBeCloseTo(Math.sqrt((0.09 + 0.16) / 2), 10);
  });

  it('invents no points where more are asked for than there are', () => {
    expect(resampleWaveform(waveform, 1_000)).toEqual(waveform);
  });

  it('covers every point when the count does not divide', () => {
    expect(resampleWaveform(waveform, 3).max).toContain(0.8);
  });
});
