import { createMelBank } from './mel-bank';

describe(createMelBank, () => {
  it('is that of librosa.filters.mel(sr=44100, n_fft=2048, n_mels=40)', () => {
    const { bands, centresHz } = createMelBank({ sampleRateHz: 44_100, fftSize: 2_048, bandCount: 40 });

    expect([centresHz[0], centresHz[19], centresHz[39]].map((hz) => hz?.toFixed(3))).toEqual(['97.549', '2666.370', '19939.703']);
    const expected = [
      [0, 0.009188073, 0.045940362],
      [10, 0.009081846, 0.046722703],
      [25, 0.0019939872, 0.04643649],
      [39, 0.00049767207, 0.046440557],
    ] as const;
    for (const [band, largest, sum] of expected) {
      const { weights } = bands[band] ?? { weights: [] };
      expect(Math.max(...weights) / largest).toBeCloseTo(1, 5);
      expect(weights.reduce((total, weight) => total + weight, 0) / sum).toBeCloseTo(1, 5);
    }
  });

  it.each([8_000, 192_000])('has something in every band at %i Hz', (sampleRateHz) => {
    const fftSize = sampleRateHz === 8_000 ? 512 : 8_192;

    for (const { weights } of createMelBank({ sampleRateHz, fftSize, bandCount: 40 }).bands)
      expect(Math.max(...weights)).toBeGreaterThan(0);
  });
});
