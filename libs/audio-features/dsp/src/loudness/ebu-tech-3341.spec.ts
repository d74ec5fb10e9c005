import { loudnessOf, renderStretches, repeated, shortened, stereoLoudnessOf, type Stretches } from '../reference/ebu-signals';

const sampleRates = [44_100, 48_000, 96_000];

/** Case, levels and the share of the time that is enough away from 48 kHz. */
const integratedCases: readonly (readonly [number, Stretches])[] = [
  [1, [[20, -23]]],
  [
    3,
    [
      [10, -36],
      [60, -23],
      [10, -36],
    ],
  ],
  [
    4,
    [
      [10, -72],
      [10, -36],
      [60, -23],
      [10, -36],
      [10, -72],
    ],
  ],
  [
    5,
    [
      [20, -26],
      [20.1, -20],
      [20, -26],
    ],
  ],
];

describe('loudness of the signals of EBU Tech 3341', () => {
  it.each(integratedCases)('case %i is integrated within 0.03 LU', (_, stretches) => {
    expect(Math.abs((stereoLoudnessOf(stretches, 48_000).integratedLufs ?? 0) + 23)).toBeLessThan(0.03);
  });

  it.each(sampleRates)('the integrated cases, a third as long, are within 0.1 LU at %i Hz', (sampleRateHz) => {
    for (const [, stretches] of integratedCases) {
      const { integratedLufs } = stereoLoudnessOf(shortened(stretches, 1 / 3), sampleRateHz);
      expect(Math.abs((integratedLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });

  it.each(sampleRates)('cases 1 and 2: all three loudnesses are the level of the sine within 0.1 LU at %i Hz', (sampleRateHz) => {
    for (const levelDb of [-23, -33]) {
      const { integratedLufs, maxMomentaryLufs, maxShortTermLufs } = stereoLoudnessOf([[5, levelDb]], sampleRateHz);
      for (const lufs of [integratedLufs, maxMomentaryLufs, maxShortTermLufs]) {
        expect(Math.abs((lufs ?? 0) - levelDb)).toBeLessThan(0.1);
      }
    }
  });

  it.each(sampleRates)('case 6, five channels and a loud low-frequency one, is within 0.1 LU at %i Hz', (sampleRateHz) => {
    const [front, centre, surround, effects] = [-28, -24, -30, -10].map((levelDb) => renderStretches([[5, levelDb]], sampleRateHz));
    const channels = [front, front, centre, effects, surround, surround].map((samples) => samples ?? new Float32Array());

    expect(Math.abs((loudnessOf(channels, sampleRateHz).integratedLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it.each(sampleRates)('case 9: short-term loudness stays at -23 while the level alternates, at %i Hz', (sampleRateHz) => {
    const alternating: Stretches = [
      [1.34, -20],
      [1.66, -30],
    ];
    const { maxShortTermLufs, shortTerm } = stereoLoudnessOf(repeated(alternating, 5), sampleRateHz);

    expect(Math.abs((maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
    shortTerm.slice(2).forEach((value) => expect(Math.abs((value ?? 0) + 23)).toBeLessThan(0.1));
  });

  it.each([0, 3, 7, 13, 19])('case 10: the loudest 3 s are found after %i x 150 ms', (index) => {
    for (const sampleRateHz of sampleRates) {
      const { maxShortTermLufs } = stereoLoudnessOf(
        [
          [0.15 * index, null],
          [3, -23],
          [1, null],
        ],
        sampleRateHz,
      );
      expect(Math.abs((maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });

  it('case 11: the loudest 3 s of a rising series are those of the last tone', () => {
    const series = (tones: number): Stretches =>
      Array.from(
        { length: tones },
        (_, index) =>
          [
            [0.15 * index, null],
            [3, -38 + index],
            [3 - 0.15 * index, null],
          ] as const,
      ).flat();

    for (const tones of [1, 6, 20]) {
      expect(Math.abs((stereoLoudnessOf(series(tones), 48_000).maxShortTermLufs ?? 0) - (-39 + tones))).toBeLessThan(0.1);
    }
  });

  it.each(sampleRates)('case 12: momentary loudness stays at -23 while the level alternates, at %i Hz', (sampleRateHz) => {
    const alternating: Stretches = [
      [0.18, -20],
      [0.22, -30],
    ];

    expect(Math.abs((stereoLoudnessOf(repeated(alternating, 25), sampleRateHz).maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it.each([0, 1, 2, 3, 4, 11, 19])('case 13: the loudest 400 ms are found after %i x 20 ms', (index) => {
    for (const sampleRateHz of sampleRates) {
      const { maxMomentaryLufs } = stereoLoudnessOf(
        [
          [0.02 * index, null],
          [0.4, -23],
          [1, null],
        ],
        sampleRateHz,
      );
      expect(Math.abs((maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
    }
  });

  it('case 14: the loudest 400 ms of a rising series are those of the last tone', () => {
    const series = (tones: number): Stretches =>
      Array.from(
        { length: tones },
        (_, index) =>
          [
            [0.02 * index, null],
            [0.4, -38 + index],
            [0.4 - 0.02 * index, null],
          ] as const,
      ).flat();

    for (const tones of [1, 6, 20]) {
      expect(Math.abs((stereoLoudnessOf(series(tones), 48_000).maxMomentaryLufs ?? 0) - (-39 + tones))).toBeLessThan(0.1);
    }
  });

  it.each([8_000, 11_025, 22_050, 192_000])('case 1 at %i Hz', (sampleRateHz) => {
    expect(Math.abs((stereoLoudnessOf([[4, -23]], sampleRateHz).integratedLufs ?? 0) + 23)).toBeLessThan(0.05);
  });
});
