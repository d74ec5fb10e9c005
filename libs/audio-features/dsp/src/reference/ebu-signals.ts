import { createLoudnessPass } from '../pass/loudness-pass';

/** A 1 kHz sine in stretches of [seconds, peak level in dBFS]; `null` is silence. */
export type Stretches = readonly (readonly [number, number | null])[];

/** The sine of the EBU's loudness signals, with its phase unbroken. */
export function renderStretches(stretches: Stretches, sampleRateHz: number): Float32Array {
  // A second holds a thousand periods.
  const second = Float32Array.from({ length: sampleRateHz }, (_, index) => Math.sin((2 * Math.PI * 1_000 * index) / sampleRateHz));
  const borders = stretches.reduce<number[]>((ends, [seconds]) => [...ends, (ends.at(-1) ?? 0) + Math.round(seconds * sampleRateHz)], [0]);
  const samples = new Float32Array(borders.at(-1) ?? 0);
  stretches.forEach(([, levelDb], stretch) => {
    const amplitude = levelDb === null ? 0 : 10 ** (levelDb / 20);
    const end = borders[stretch + 1] ?? 0;
    for (let index = borders[stretch] ?? 0; index < end; index += 1) samples[index] = amplitude * (second[index % sampleRateHz] ?? 0);
  });
  return samples;
}

export function loudnessOf(channels: readonly Float32Array[], sampleRateHz: number) {
  const pass = createLoudnessPass({ sampleRateHz, channels: channels.length });
  pass.push(channels);
  return pass.finish();
}

/** Of the same sine left and right. */
export function stereoLoudnessOf(stretches: Stretches, sampleRateHz: number) {
  const samples = renderStretches(stretches, sampleRateHz);
  return loudnessOf([samples, samples], sampleRateHz);
}

export const repeated = (stretches: Stretches, times: number): Stretches => Array.from({ length: times }, () => stretches).flat();

/** The same levels in a fraction of the time. */
export const shortened = (stretches: Stretches, share: number): Stretches =>
  stretches.map(([seconds, levelDb]) => [share * seconds, levelDb] as const);
