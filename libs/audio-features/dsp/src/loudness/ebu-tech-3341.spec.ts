import { createKernels } from '../kernels/kernels';
import { ChannelBlock } from '../pass/channel-block';
import { TimeDomainPass } from '../pass/time-domain-pass';

/** A 1 kHz sine in stretches of [seconds, peak level in dBFS]; `null` is silence. */
type Stretches = readonly (readonly [number, number | null])[];

function tone(stretches: Stretches, sampleRateHz: number): Float32Array {
  const borders = stretches.reduce<number[]>((ends, [seconds]) => [...ends, (ends.at(-1) ?? 0) + Math.round(seconds * sampleRateHz)], [0]);
  const samples = new Float32Array(borders.at(-1) ?? 0);
  const step = (2 * Math.PI * 1_000) / sampleRateHz;
  stretches.forEach(([, levelDb], stretch) => {
    const amplitude = levelDb === null ? 0 : 10 ** (levelDb / 20);
    const end = borders[stretch + 1] ?? 0;
    for (let index = borders[stretch] ?? 0; index < end; index += 1) samples[index] = amplitude * Math.sin(step * index);
  });
  return samples;
}

function loudnessOf(channels: readonly Float32Array[], sampleRateHz = 48_000) {
  const kernels = createKernels();
  const options = { kernels, sampleRateHz, channelCount: channels.length, capacity: sampleRateHz };
  const pass = new TimeDomainPass(options);
  const block = new ChannelBlock(options);
  const length = channels[0]?.length ?? 0;
  for (let from = 0; from < length; from += sampleRateHz) {
    block.append(channels, from, Math.min(length, from + sampleRateHz));
    pass.add(block);
    block.clear();
  }
  return pass.finish(block).loudness;
}

const stereo = (stretches: Stretches, sampleRateHz = 48_000) => {
  const samples = tone(stretches, sampleRateHz);
  return loudnessOf([samples, samples], sampleRateHz);
};

const repeated = (stretches: Stretches, times: number): Stretches => Array.from({ length: times }, () => stretches).flat();

describe('loudness of the signals of EBU Tech 3341', () => {
  it.each([
    ['1', [[20, -23]], -23],
    ['2', [[20, -33]], -33],
    [
      '3',
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
      -23,
    ],
    [
      '4',
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
      -23,
    ],
    [
      '5',
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
      -23,
    ],
  ] as const)('case %s is integrated within 0.03 LU', (_, stretches, expected) => {
    expect(Math.abs((stereo(stretches).integratedLufs ?? 0) - expected)).toBeLessThan(0.03);
  });

  it('case 6, five channels, is integrated within 0.1 LU', () => {
    const [front, centre, surround] = [-28, -24, -30].map((levelDb) => tone([[20, levelDb]], 48_000));
    const silence = new Float32Array(20 * 48_000);
    const channels = [front, front, centre, silence, surround, surround].map((samples) => samples ?? silence);

    expect(Math.abs((loudnessOf(channels).integratedLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it('case 9: short-term loudness stays at -23 while the level alternates', () => {
    const { maxShortTermLufs, shortTerm } = stereo(
      repeated(
        [
          [1.34, -20],
          [1.66, -30],
        ],
        5,
      ),
    );

    expect(Math.abs((maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
    shortTerm.slice(2).forEach((value) => expect(Math.abs((value ?? 0) + 23)).toBeLessThan(0.1));
  });

  it.each([0, 3, 7, 13, 19])('case 10: the loudest 3 s are found after %i x 150 ms', (index) => {
    const { maxShortTermLufs } = stereo([
      [0.15 * index, null],
      [3, -23],
      [1, null],
    ]);

    expect(Math.abs((maxShortTermLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it('case 12: momentary loudness stays at -23 while the level alternates', () => {
    const { maxMomentaryLufs } = stereo(
      repeated(
        [
          [0.18, -20],
          [0.22, -30],
        ],
        25,
      ),
    );

    expect(Math.abs((maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it.each([0, 1, 2, 3, 4, 11, 19])('case 13: the loudest 400 ms are found after %i x 20 ms', (index) => {
    const { maxMomentaryLufs } = stereo([
      [0.02 * index, null],
      [0.4, -23],
      [1, null],
    ]);

    expect(Math.abs((maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.1);
  });

  it.each([8_000, 11_025, 22_050, 44_100, 96_000, 192_000])('case 1 at %i Hz', (sampleRateHz) => {
    expect(Math.abs((stereo([[4, -23]], sampleRateHz).integratedLufs ?? 0) + 23)).toBeLessThan(0.05);
  });
});

describe('loudness range of the signals of EBU Tech 3342', () => {
  it.each([
    [
      '1',
      [
        [20, -20],
        [20, -30],
      ],
      10,
    ],
    [
      '2',
      [
        [20, -20],
        [20, -15],
      ],
      5,
    ],
    [
      '3',
      [
        [20, -40],
        [20, -20],
      ],
      20,
    ],
    [
      '4',
      [
        [20, -50],
        [20, -35],
        [20, -20],
        [20, -35],
        [20, -50],
      ],
      15,
    ],
  ] as const)('case %s is within 0.1 LU', (_, stretches, expected) => {
    expect(Math.abs((stereo(stretches).rangeLu ?? 0) - expected)).toBeLessThan(0.1);
  });
});

describe('true peak of the signals of EBU Tech 3341', () => {
  const sine = (amplitude: number, divisor: number, phaseDegrees: number) =>
    Float32Array.from(
      { length: 48_000 },
      (_, index) =>
        // Faded, because a signal that begins at once has peaks of its own.
        amplitude *
        Math.min(1, index / 4_800, (47_999 - index) / 4_800) *
        Math.sin((2 * Math.PI * index) / divisor + (phaseDegrees * Math.PI) / 180),
    );

  it.each([
    [15, 0.5, 4, 0, -6],
    [16, 0.5, 4, 45, -6],
    [17, 0.5, 6, 60, -6],
    [18, 0.5, 8, 67.5, -6],
    [19, 1.41, 4, 45, 3],
  ] as const)('case %i is within +0.1 and -0.1 dB', (_, amplitude, divisor, phaseDegrees, expected) => {
    const { truePeakDbtp } = loudnessOf([sine(amplitude, divisor, phaseDegrees)]);

    expect(Math.abs((truePeakDbtp ?? -99) - expected)).toBeLessThan(0.1);
  });

  it.each([44_100, 96_000])('a sine of any pitch below 0.4 of the rate reads its amplitude at %i Hz', (sampleRateHz) => {
    for (const share of [0.01, 0.0999, 0.2201, 0.3337, 0.3999]) {
      const samples = Float32Array.from({ length: 24_000 }, (_, index) => {
        const fade = Math.min(1, index / 4_800, (23_999 - index) / 4_800);
        return 0.5 * fade * Math.sin(2 * Math.PI * share * index);
      });
      expect(Math.abs((loudnessOf([samples], sampleRateHz).truePeakDbtp ?? -99) + 6.02)).toBeLessThan(0.15);
    }
  });
});
