import type { MeasuredFeatures } from '@earshot/contracts';

/** What may follow a number in a text. `none` = nothing that is a unit. */
export type WrittenUnit = 'bpm' | 'hz' | 'khz' | 's' | 'ms' | 'lufs' | 'lu' | 'db' | 'dbtp' | 'cents' | 'percent' | 'none';

/** One measured number and how a text may write it. */
export interface MeasuredNumber {
  /** Path in the measured features, for example `loudness.integratedLufs`. */
  readonly field: string;
  readonly value: number;
  /** Factor on the value for each unit that it may be written in. */
  readonly units: Partial<Record<WrittenUnit, number>>;
  /** Words that name it. */
  readonly words: RegExp;
}

const hertz = { hz: 1, khz: 0.001, none: 1 };
const share = { percent: 100, none: 1 };
const decibel = { db: 1, none: 1 };
const loudnessUnits = { lufs: 1, none: 1 };

/** The measured numbers that a text may rest on; those that were not measured are left out. */
export function measuredNumbers(features: MeasuredFeatures): MeasuredNumber[] {
  return candidates(features).flatMap(({ value, ...rest }) => (value === null ? [] : [{ value, ...rest }]));
}

type Candidate = Omit<MeasuredNumber, 'value'> & { readonly value: number | null };

function candidates(features: MeasuredFeatures): Candidate[] {
  return [...musical(features), ...spectral(features), ...level(features), ...space(features), ...bands(features)];
}

const musical = ({ durationSeconds, rhythm, tonal }: MeasuredFeatures): Candidate[] => [
  { field: 'durationSeconds', value: durationSeconds, units: { s: 1, ms: 1_000, none: 1 }, words: /duration|length|long|second/i },
  { field: 'rhythm.bpm', value: rhythm.bpm, units: { bpm: 1, none: 1 }, words: /tempo|bpm/i },
  { field: 'rhythm.confidence', value: rhythm.bpm === null ? null : rhythm.confidence, units: share, words: /confiden/i },
  { field: 'rhythm.onsetRate', value: rhythm.onsetRate, units: { none: 1 }, words: /onset/i },
  { field: 'tonal.confidence', value: tonal.key === null ? null : tonal.confidence, units: share, words: /confiden/i },
  { field: 'tonal.tuningCents', value: tonal.key === null ? null : tonal.tuningCents, units: { cents: 1 }, words: /tun|cent/i },
];

const spectral = ({ spectral: measured, timbre }: MeasuredFeatures): Candidate[] => [
  { field: 'spectral.centroidHz', value: measured.centroidHz, units: hertz, words: /centroid|bright/i },
  { field: 'spectral.rolloffHz', value: measured.rolloffHz, units: hertz, words: /roll-?off/i },
  { field: 'spectral.bandwidthHz', value: measured.bandwidthHz, units: hertz, words: /bandwidth/i },
  { field: 'spectral.flatness', value: measured.flatness, units: share, words: /flatness/i },
  { field: 'spectral.zeroCrossingRate', value: measured.zeroCrossingRate, units: share, words: /zero|crossing|zcr/i },
  {
    field: 'timbre.harmonicPercussiveRatio',
    value: timbre.harmonicPercussiveRatio,
    units: { none: 1 },
    words: /harmonic|percussive|ratio/i,
  },
];

const level = ({ loudness, dynamics }: MeasuredFeatures): Candidate[] => [
  { field: 'loudness.integratedLufs', value: loudness.integratedLufs, units: loudnessUnits, words: /loud|lufs|integrated/i },
  { field: 'loudness.maxMomentaryLufs', value: loudness.maxMomentaryLufs, units: loudnessUnits, words: /momentary/i },
  { field: 'loudness.maxShortTermLufs', value: loudness.maxShortTermLufs, units: loudnessUnits, words: /short-?term/i },
  { field: 'loudness.rangeLu', value: loudness.rangeLu, units: { lu: 1, none: 1 }, words: /loudness range|\blra\b/i },
  { field: 'loudness.truePeakDbtp', value: loudness.truePeakDbtp, units: { dbtp: 1, db: 1, none: 1 }, words: /peak/i },
  { field: 'dynamics.rms', value: dynamics.rms, units: { none: 1 }, words: /rms|energy/i },
  { field: 'dynamics.crestFactorDb', value: dynamics.crestFactorDb, units: decibel, words: /crest/i },
  { field: 'dynamics.dynamicRangeDb', value: dynamics.dynamicRangeDb, units: decibel, words: /dynamic/i },
  { field: 'dynamics.transientsPerSecond', value: dynamics.transientsPerSecond, units: { none: 1 }, words: /transient/i },
];

const space = ({ stereo, bass }: MeasuredFeatures): Candidate[] => [
  { field: 'stereo.width', value: stereo.width, units: share, words: /width|wide|stereo/i },
  { field: 'stereo.correlation', value: stereo.correlation, units: { none: 1 }, words: /correlat/i },
  { field: 'stereo.balanceDb', value: stereo.balanceDb, units: decibel, words: /balance/i },
  { field: 'stereo.midSideRatioDb', value: stereo.midSideRatioDb, units: decibel, words: /mid.{0,3}side/i },
  { field: 'bass.fundamentalHz', value: bass.fundamentalHz, units: hertz, words: /fundamental|bass/i },
  { field: 'bass.monoBelow120Hz', value: bass.monoBelow120Hz, units: share, words: /mono/i },
];

const bands = ({ spectral: { balance } }: MeasuredFeatures): Candidate[] =>
  balance.flatMap(({ name, share: part, levelDb }) => {
    const words = new RegExp(`\\b${name}`, 'i');
    return [
      { field: `spectral.balance.${name}.share`, value: part, units: share, words },
      { field: `spectral.balance.${name}.levelDb`, value: levelDb, units: decibel, words },
    ];
  });
