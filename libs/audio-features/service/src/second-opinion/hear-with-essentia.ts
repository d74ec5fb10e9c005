import type { SecondOpinion } from '@earshot/audio-features/understanding';
import type { Mode } from '@earshot/contracts';
import type { Essentia, EssentiaVector } from './essentia-package';

/** essentia.js takes samples at this rate for granted. */
export const essentiaSampleRateHz = 44_100;

/** What is worth asking: where our own engine found no pulse or no key, the answer would be noise. */
export interface OpinionWanted {
  readonly tempo: boolean;
  readonly key: boolean;
}

const slowestBpm = 40;
const fastestBpm = 208;
/** Detrended fluctuations are followed over windows of up to 8.8 s. */
const leastDanceabilitySeconds = 10;
/** Music has up to about 3; far more is the answer to a pure tone. */
const highestDanceability = 5;

/**
 * Asks essentia.js for tempo, key and danceability. Answers out of range are no answers.
 *
 * @param samples mono, finite, at 44.1 kHz; not silent
 * @throws a number where the WebAssembly module broke: it must not be used again
 */
export function hearWithEssentia(essentia: Essentia, samples: Float32Array, wanted: OpinionWanted): SecondOpinion {
  const audio = essentia.arrayToVector(samples);
  try {
    return {
      bpm: wanted.tempo ? tempoOf(essentia, audio) : null,
      key: wanted.key ? keyOf(essentia, audio) : null,
      danceability: samples.length < leastDanceabilitySeconds * essentiaSampleRateHz ? null : danceabilityOf(essentia, audio),
    };
  } finally {
    audio.delete();
  }
}

/** Degara et al., "Reliability-informed beat tracking of musical signals", IEEE TASLP 2012. */
function tempoOf(essentia: Essentia, audio: EssentiaVector): number | null {
  const { bpm, ticks, estimates, bpmIntervals } = essentia.RhythmExtractor2013(audio, fastestBpm, 'degara', slowestBpm);
  for (const vector of [ticks, estimates, bpmIntervals]) vector.delete();
  return isWithin(bpm, slowestBpm, fastestBpm) ? bpm : null;
}

/** Frames and peaks as the package has them by default; profile bgate of Faraldo et al., "Key estimation in EDM", ECIR 2016. */
function keyOf(essentia: Essentia, audio: EssentiaVector): SecondOpinion['key'] {
  const { key, scale, strength } = essentia.KeyExtractor(audio, true, 4_096, 4_096, 12, 3_500, 60, 25, 0.2, 'bgate');
  const tonic = sharpNames[key];
  const mode = modes[scale];
  if (tonic === undefined || mode === undefined || !isWithin(strength, 0, 1)) return null;
  return { tonic, mode };
}

/** Streich and Herrera, "Detrended fluctuation analysis of music signals", AES 2005. */
function danceabilityOf(essentia: Essentia, audio: EssentiaVector): number | null {
  const { danceability, dfa } = essentia.Danceability(audio);
  dfa.delete();
  return danceability > 0 && isWithin(danceability, 0, highestDanceability) ? danceability : null;
}

const isWithin = (value: number, low: number, high: number): boolean => value >= low && value <= high;

const modes: Readonly<Record<string, Mode>> = { major: 'MAJOR', minor: 'MINOR' };
/** The package spells with sharps and flats as it likes. */
const sharpNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'].map((name) => [name, name])),
  Db: 'C#',
  Eb: 'D#',
  Gb: 'F#',
  Ab: 'G#',
  Bb: 'A#',
};
