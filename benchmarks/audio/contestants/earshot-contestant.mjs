// Earshot's engine as it is compiled, called as its workers call it.
import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { compiledSoundEngine } from '../compiled-sound-engine.mjs';
import { serve } from './line-protocol.mjs';
import { readSamples } from './read-samples.mjs';

const { createAnalysisPass, createLoudnessPass, engineVersion } = loadCompiled('audio-features/dsp');
const { measureFile } = compiledSoundEngine('service/src/workers/measure-file.js');
const level = 'DETAILED';

await serve({
  versions: { Earshot: engineVersion },
  // What is measured with its decoding is only named here, so that nothing is decoded beforehand.
  load: async (path) => (path.endsWith('.wav') ? readSamples(path) : null),
  tasks: {
    everything: (sound) => inChunks(sound, createAnalysisPass({ ...shapeOf(sound), level })).features,
    'decode-and-everything': async (_, path) => (await measureFile({ path, level, maxDurationSeconds: 7_200 })).features.durationSeconds,
    loudness: (sound) => inChunks(sound, createLoudnessPass(shapeOf(sound))),
  },
});

function shapeOf({ channels, sampleRateHz }) {
  return { channels: channels.length, sampleRateHz };
}

/** In chunks of the length in which decoders hand out samples. */
function inChunks({ channels }, pass) {
  const chunkSamples = 65_536;
  for (let from = 0; from < channels[0].length; from += chunkSamples)
    pass.push(channels.map((samples) => samples.subarray(from, from + chunkSamples)));
  return pass.finish();
}
