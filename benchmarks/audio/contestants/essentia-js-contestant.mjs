// essentia.js: Essentia compiled to WebAssembly. Every vector is deleted, as its memory asks for.
import { createRequire } from 'node:module';
import { mixDown, readSamples } from './read-samples.mjs';
import { serve } from './line-protocol.mjs';

const require = createRequire(import.meta.url);
const { Essentia, EssentiaWASM } = require('essentia.js');
const essentia = new Essentia(EssentiaWASM);
// It rethrows what nobody caught, which would hide where an error came from.
for (const event of ['uncaughtException', 'unhandledRejection']) process.removeAllListeners(event);

const withVector = (samples, use) => {
  const vector = essentia.arrayToVector(samples);
  try {
    return use(vector);
  } finally {
    vector.delete();
  }
};
const take = (vector) => {
  const values = [...essentia.vectorToArray(vector)];
  vector.delete();
  return values;
};

const rhythm = ({ mono }) =>
  withVector(mono, (signal) => {
    const { bpm, ticks, estimates, bpmIntervals } = essentia.RhythmExtractor2013(signal, 208, 'degara', 40);
    for (const vector of [estimates, bpmIntervals]) vector.delete();
    return { bpm, beatTimes: take(ticks) };
  });

const flats = { Ab: 'G#', Bb: 'A#', Db: 'C#', Eb: 'D#', Gb: 'F#' };
const key = ({ mono, sampleRateHz }) =>
  withVector(mono, (signal) => {
    const defaults = [true, 4096, 4096, 12, 3500, 60, 25, 0.2];
    const answer = essentia.KeyExtractor(signal, ...defaults, 'bgate', sampleRateHz);
    return { tonic: flats[answer.key] ?? answer.key, mode: answer.scale.toUpperCase() };
  });

function loudness({ channels, sampleRateHz }) {
  // LoudnessEBUR128 takes two.
  if (channels.length !== 2) return {};
  return withVector(channels[0], (left) =>
    withVector(channels[1], (right) => {
      const { integratedLoudness, loudnessRange, momentaryLoudness, shortTermLoudness } = essentia.LoudnessEBUR128(
        left,
        right,
        0.1,
        sampleRateHz,
      );
      for (const vector of [momentaryLoudness, shortTermLoudness]) vector.delete();
      return { integratedLufs: integratedLoudness, rangeLu: loudnessRange, truePeakDbtp: null };
    }),
  );
}

function frameFeatures({ mono, sampleRateHz }) {
  const frames = essentia.FrameGenerator(mono, 2048, 512);
  for (let index = 0; index < frames.size(); index += 1) {
    const frame = frames.get(index);
    const windowed = essentia.Windowing(frame, true, 2048, 'hann').frame;
    const spectrum = essentia.Spectrum(windowed, 2048).spectrum;
    essentia.Centroid(spectrum, sampleRateHz / 2);
    essentia.RollOff(spectrum, 0.85, sampleRateHz);
    essentia.Flatness(spectrum);
    essentia.ZeroCrossingRate(frame);
    essentia.RMS(frame);
    const { spectralContrast, spectralValley } = essentia.SpectralContrast(spectrum, 2048, 11_000, 20, 0.4, 6, sampleRateHz);
    const { mfcc, bands } = essentia.MFCC(spectrum, 2, 11_000, 1_025, 0, 'dbamp', 0, 'unit_sum', 40, 13, sampleRateHz);
    for (const vector of [frame, windowed, spectrum, spectralContrast, spectralValley, mfcc, bands]) vector.delete();
  }
  frames.delete();
}

function everything(sound) {
  withVector(sound.mono, (signal) => essentia.OnsetRate(signal).onsets.delete());
  frameFeatures(sound);
  return { ...rhythm(sound), ...key(sound), ...loudness(sound) };
}

await serve({
  versions: { 'essentia.js': require('essentia.js/package.json').version },
  load: async (path) => {
    const samples = await readSamples(path);
    return { ...samples, mono: mixDown(samples) };
  },
  tasks: { rhythm, key, loudness, everything },
});
