import { compiledSoundEngine } from '../compiled-sound-engine.mjs';

// The sines of these signals are those that the engine's own tests play.
const { renderStretches, repeated } = compiledSoundEngine('dsp/src/reference/ebu-signals.js');

const sampleRateHz = 48_000;
const tone = (stretches) => renderStretches(stretches, sampleRateHz);
const stereo = (stretches) => {
  const samples = tone(stretches);
  return [samples, samples];
};
const quietLoudQuiet = [
  [10, -36],
  [60, -23],
  [10, -36],
];

/** A sine of a fraction of the sample rate, faded in and out: a signal that begins at once has peaks of its own. */
const fadedSine = (amplitude, divisor, phaseDegrees) => {
  const samples = Float32Array.from({ length: sampleRateHz }, (_, index) => {
    const fade = Math.min(1, index / 4_800, (sampleRateHz - 1 - index) / 4_800);
    return fade * amplitude * Math.sin((2 * Math.PI * index) / divisor + (phaseDegrees * Math.PI) / 180);
  });
  return [samples, samples];
};

const integrated = [
  ['1', -23, () => stereo([[20, -23]])],
  ['2', -33, () => stereo([[20, -33]])],
  ['3', -23, () => stereo(quietLoudQuiet)],
  ['4', -23, () => stereo([[10, -72], ...quietLoudQuiet, [10, -72]])],
  [
    '5',
    -23,
    () =>
      stereo([
        [20, -26],
        [20.1, -20],
        [20, -26],
      ]),
  ],
  [
    '6',
    -23,
    () => {
      const [front, centre, effects, surround] = [-28, -24, null, -30].map((levelDb) => tone([[20, levelDb]]));
      return [front, front, centre, effects, surround, surround];
    },
  ],
].map(([number, expected, render]) => ({ name: `3341-${number}`, figure: 'integratedLufs', expected, render }));

const shortTerm = [
  {
    name: '3341-9',
    stretches: repeated(
      [
        [1.34, -20],
        [1.66, -30],
      ],
      5,
    ),
  },
  ...Array.from({ length: 20 }, (_, index) => ({
    name: `3341-10-${index + 1}`,
    stretches: [
      [0.15 * index, null],
      [3, -23],
      [1, null],
    ],
  })),
].map(({ name, stretches }) => ({ name, figure: 'maxShortTermLufs', expected: -23, render: () => stereo(stretches) }));

const momentary = [
  {
    name: '3341-12',
    stretches: repeated(
      [
        [0.18, -20],
        [0.22, -30],
      ],
      25,
    ),
  },
  ...Array.from({ length: 20 }, (_, index) => ({
    name: `3341-13-${index + 1}`,
    stretches: [
      [0.02 * index, null],
      [0.4, -23],
      [1, null],
    ],
  })),
].map(({ name, stretches }) => ({ name, figure: 'maxMomentaryLufs', expected: -23, render: () => stereo(stretches) }));

const truePeak = [
  ['15', -6, 0.5, 4, 0],
  ['16', -6, 0.5, 4, 45],
  ['17', -6, 0.5, 6, 60],
  ['18', -6, 0.5, 8, 67.5],
  ['19', 3, 1.41, 4, 45],
].map(([number, expected, amplitude, divisor, phaseDegrees]) => ({
  name: `3341-${number}`,
  figure: 'truePeakDbtp',
  expected,
  render: () => fadedSine(amplitude, divisor, phaseDegrees),
}));

const range = [
  ['1', 10, [-20, -30]],
  ['2', 5, [-20, -15]],
  ['3', 20, [-40, -20]],
  ['4', 15, [-50, -35, -20, -35, -50]],
].map(([number, expected, levelsDb]) => ({
  name: `3342-${number}`,
  figure: 'rangeLu',
  expected,
  render: () => stereo(levelsDb.map((levelDb) => [20, levelDb])),
}));

/**
 * The signals of EBU Tech 3341 and 3342 that have one expected reading and can be generated, at 48 kHz: not the authentic programmes
 * (3341-7 and -8, 3342-5 and -6). The series of readings (3341-11 and -14) and the bursts between samples (3341-20 to -23) are left to
 * the tests of the engine.
 */
export const ebuCases = [...integrated, ...shortTerm, ...momentary, ...range, ...truePeak].map((ebuCase) => ({ ...ebuCase, sampleRateHz }));
