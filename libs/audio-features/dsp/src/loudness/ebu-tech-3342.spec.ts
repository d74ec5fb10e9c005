import { stereoLoudnessOf, type Stretches } from '../reference/ebu-signals';

const cases: readonly (readonly [number, Stretches, number])[] = [
  [
    1,
    [
      [20, -20],
      [20, -30],
    ],
    10,
  ],
  [
    2,
    [
      [20, -20],
      [20, -15],
    ],
    5,
  ],
  [
    3,
    [
      [20, -40],
      [20, -20],
    ],
    20,
  ],
  [
    4,
    [
      [20, -50],
      [20, -35],
      [20, -20],
      [20, -35],
      [20, -50],
    ],
    15,
  ],
];

/** Levels that rise evenly, as those of a programme spread: 85 % of them lie between the percentiles. */
const rising = (fromDb: number, toDb: number): Stretches =>
  Array.from({ length: 241 }, (_, step) => [0.25, fromDb + ((toDb - fromDb) * step) / 240] as const);

describe('loudness range of the signals of EBU Tech 3342', () => {
  it.each(cases)('case %i is within 0.1 LU at 48 kHz', (_, stretches, expectedLu) => {
    expect(Math.abs((stereoLoudnessOf(stretches, 48_000).rangeLu ?? 0) - expectedLu)).toBeLessThan(0.1);
  });

  it.each([44_100, 96_000])('cases 1 and 3 are within 0.1 LU at %i Hz', (sampleRateHz) => {
    for (const [name, stretches, expectedLu] of cases) {
      if (name === 1 || name === 3) {
        expect(Math.abs((stereoLoudnessOf(stretches, sampleRateHz).rangeLu ?? 0) - expectedLu)).toBeLessThan(0.1);
      }
    }
  });

  it.each([
    ['case 5, a narrow programme', -25, -19, 5],
    ['case 6, a wide programme', -35, -17.4, 15],
  ])('like %s: within 1 LU', (_, fromDb, toDb, expectedLu) => {
    expect(Math.abs((stereoLoudnessOf(rising(fromDb, toDb), 48_000).rangeLu ?? 0) - expectedLu)).toBeLessThan(1);
  });

  it('does not count pauses and background far below the programme', () => {
    const withPauses: Stretches = [
      [20, -20],
      [20, -30],
      [15, -55],
      [15, null],
    ];

    expect(Math.abs((stereoLoudnessOf(withPauses, 48_000).rangeLu ?? 0) - 10)).toBeLessThan(0.5);
  });
});
