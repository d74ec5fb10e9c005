import { compiledSoundEngine } from '../audio/compiled-sound-engine.mjs';

const fullScale = 2 ** 23;

/** Earshot's own separation, down to the samples that go into the file. */
export function startEarshot() {
  const { StemSeparator } = compiledSoundEngine('dsp/src/index.js');
  return {
    name: 'Earshot',
    separate({ mix, sampleRateHz }) {
      const written = { HARMONIC: [], PERCUSSIVE: [] };
      const kinds = Object.keys(written);
      const before = process.cpuUsage();
      const onSamples = (kind, bytes) => written[kind].push(Buffer.from(bytes));
      const separator = new StemSeparator({ sampleRateHz, channelCount: mix.length, kinds, onSamples });
      separator.push(mix);
      separator.finish();
      const { user, system } = process.cpuUsage(before);
      const [harmonic, percussive] = kinds.map((kind) => channelsOf(Buffer.concat(written[kind]), mix.length));
      return { cpuSeconds: (user + system) / 1e6, harmonic, percussive };
    },
    stop: () => undefined,
  };
}

function channelsOf(bytes, channelCount) {
  const length = bytes.length / (3 * channelCount);
  const sample = (channel) => (_, index) => bytes.readIntLE(3 * (index * channelCount + channel), 3) / fullScale;
  return Array.from({ length: channelCount }, (_, channel) => Float32Array.from({ length }, sample(channel)));
}
