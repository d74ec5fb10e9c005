import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';

const { decodeAudio, openFileSource } = loadCompiled('audio-features/decode');

/** @returns a whole file, decoded: `{ channels, sampleRateHz }`, one Float32Array per channel */
export async function readSamples(path) {
  const source = openFileSource(path);
  const chunks = [];
  let sampleRateHz = 0;
  try {
    await decodeAudio(source, {
      maxDurationSeconds: 3_600,
      onChunk: (chunk) => {
        sampleRateHz = chunk.sampleRateHz;
        chunks.push(chunk.channels.map((samples) => samples.slice()));
      },
    });
  } finally {
    source.close();
  }
  const channels = (chunks[0] ?? []).map((_, channel) => join(chunks.map((chunk) => chunk[channel])));
  return { channels, sampleRateHz };
}

function join(parts) {
  const joined = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** @returns the mean of the channels */
export function mixDown({ channels }) {
  if (channels.length === 1) return channels[0];
  return channels[0].map((_, index) => channels.reduce((sum, samples) => sum + samples[index], 0) / channels.length);
}
