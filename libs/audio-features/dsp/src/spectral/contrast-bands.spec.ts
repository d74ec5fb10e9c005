import { contrastBands } from './contrast-bands';

describe(contrastBands, () => {
  it('are those of librosa at 44.1 kHz', () => {
    expect(contrastBands(44_100, 2_048).map(({ firstBin, binCount, extremeCount }) => [firstBin, binCount, extremeCount])).toEqual([
      [0, 9, 1],
      [9, 9, 1],
      [18, 19, 1],
      [37, 37, 1],
      [74, 74, 2],
      [148, 149, 3],
      [297, 728, 15],
    ]);
  });

  it('end with half the sample rate', () => {
    const bands = contrastBands(8_000, 512);

    expect(bands).toHaveLength(6);
    expect(bands.at(-1)).toMatchObject({ firstBin: 204, binCount: 53 });
  });
});
