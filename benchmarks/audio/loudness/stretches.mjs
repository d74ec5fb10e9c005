/**
 * A 1 kHz sine in stretches of [seconds, peak level in dBFS]; null is silence.
 *
 * @param {readonly (readonly [number, number | null])[]} stretches
 * @returns {Float32Array}
 */
export function renderStretches(stretches, sampleRateHz) {
  const ends = stretches.map((_, index) =>
    stretches.slice(0, index + 1).reduce((samples, [seconds]) => samples + Math.round(seconds * sampleRateHz), 0),
  );
  const samples = new Float32Array(ends.at(-1));
  const step = (2 * Math.PI * 1_000) / sampleRateHz;
  stretches.forEach(([, levelDb], stretch) => {
    const amplitude = levelDb === null ? 0 : 10 ** (levelDb / 20);
    for (let index = ends[stretch - 1] ?? 0; index < ends[stretch]; index += 1) samples[index] = amplitude * Math.sin(step * index);
  });
  return samples;
}

/** The same stretches over and over. */
export const repeated = (stretches, times) => Array.from({ length: times }, () => stretches).flat();
