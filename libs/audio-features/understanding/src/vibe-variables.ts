import type { MeasuredFeatures } from '@earshot/contracts';

type Describe = (features: MeasuredFeatures) => string;

/** What a template shows where nothing was measured: a number there would be an invention. */
const missing = 'unknown';

/** A number with a fixed count of decimals; minus zero loses its sign. */
function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

const bandShare =
  (name: string): Describe =>
  ({ spectral }) =>
    fixed(spectral.balance.find((band) => band.name === name)?.share, 2);

const variables = {
  bpm: ({ rhythm }) => fixed(rhythm.bpm, 1),
  tempo_confidence: ({ rhythm }) => (rhythm.bpm === null ? missing : fixed(rhythm.confidence, 2)),
  key: ({ tonal }) => tonal.key ?? missing,
  scale: ({ tonal }) => tonal.scale?.toLowerCase() ?? missing,
  duration: ({ durationSeconds }) => fixed(durationSeconds, 2),
  time_signature: ({ rhythm }) => rhythm.timeSignature?.join('/') ?? missing,
  spectral_centroid: ({ spectral }) => fixed(spectral.centroidHz, 1),
  spectral_rolloff: ({ spectral }) => fixed(spectral.rolloffHz, 1),
  spectral_bandwidth: ({ spectral }) => fixed(spectral.bandwidthHz, 1),
  zero_crossing_rate: ({ spectral }) => fixed(spectral.zeroCrossingRate, 4),
  spectral_flatness: ({ spectral }) => fixed(spectral.flatness, 4),
  harmonic_percussive_ratio: ({ timbre }) => fixed(timbre.harmonicPercussiveRatio, 2),
  rms_energy: ({ dynamics }) => fixed(dynamics.rms, 4),
  loudness_lufs: ({ loudness }) => fixed(loudness.integratedLufs, 1),
  true_peak_dbtp: ({ loudness }) => fixed(loudness.truePeakDbtp, 1),
  stereo_width: ({ stereo }) => fixed(stereo.width, 2),
  stereo_correlation: ({ stereo }) => fixed(stereo.correlation, 2),
  sub_share: bandShare('sub'),
  bass_share: bandShare('bass'),
  low_mid_share: bandShare('low-mid'),
  mid_share: bandShare('mid'),
  high_mid_share: bandShare('high-mid'),
  presence_share: bandShare('presence'),
  air_share: bandShare('air'),
} as const satisfies Record<string, Describe>;

/** The names of all variables that templates of the task `vibe_analysis` may use. */
export const vibeVariableNames: readonly string[] = Object.keys(variables);

/**
 * The measurements as the template variables of the task `vibe_analysis`: hertz, BPM, LUFS and dBTP with one decimal, seconds, ratios, shares and
 * confidences with two, zero-crossing rate, RMS and flatness with four. What was not measured is the word `unknown`.
 */
export function describeForVibe(features: MeasuredFeatures): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, describe]) => [name, describe(features)]));
}
