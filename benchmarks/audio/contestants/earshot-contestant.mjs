// Earshot's engine as it is compiled, called as its workers call it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { workspaceRoot } from '../../../tools/workspace-root.mjs';
import { serve } from './line-protocol.mjs';
import { readSamples } from './read-samples.mjs';

const { createAnalysisPass, engineVersion } = loadCompiled('audio-features/dsp');
const compiled = (file) => createRequire(import.meta.url)(join(workspaceRoot, 'dist/libs/audio-features', file));
const { measureFile } = compiled('service/src/workers/measure-file.js');
const level = 'DETAILED';

await serve({
  versions: { Earshot: engineVersion },
  // What is measured with its decoding is only named here, so that nothing is decoded beforehand.
  load: async (path) => (path.endsWith('.wav') ? readSamples(path) : null),
  tasks: {
    everything: (sound) => inChunks(sound, createAnalysisPass({ ...shapeOf(sound), level })).features,
    'decode-and-everything': async (_, path) =>
      (await measureFile({ kind: 'measure', path, level, maxDurationSeconds: 7_200 })).features.durationSeconds,
    loudness: (sound) => inChunks(sound, createAnalysisPass({ ...shapeOf(sound), level: 'BASIC' })).features.loudness,
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
