import { sampleNear, shiftBeats } from './beat-positions';
import type { OnsetNovelty } from './onset-novelty';

export interface Metre {
  /** [beats per bar, beat unit] as a musician writes it; null when bars do not repeat clearly. */
  readonly timeSignature: [number, number] | null;
  /** How many tracked beats make a bar: 2 in 6/8, where the beat is a dotted quarter. */
  readonly beatsPerBar: number;
}

const fewestBars = 2;
/** How much more alike beats must be at one distance than at the other. */
const decisiveDifference = 0.1;
/** Share of a beat's strength that both ternary subdivisions reach in 6/8; a shuffle leaves the first one out. */
const compoundShare = 0.1;
const quarters = [0, 0.25, 0.5, 0.75] as const;

/**
 * Time signature from how alike beats are three apart and four apart (beat similarity: Gainza and Coyle, "Time Signature Detection by Using
 * a Multi-Resolution Audio Similarity Matrix", AES 2007), and from ternary subdivisions of the beat.
 *
 * @param beats positions in frames, ascending
 */
export function estimateMetre(beats: readonly number[], novelty: OnsetNovelty): Metre {
  const vectors = beatVectors(beats, novelty);
  const inTwo = similarityAt(vectors, beats.length, 2);
  const inThree = similarityAt(vectors, beats.length, 3);
  const inFour = similarityAt(vectors, beats.length, 4);
  const isTernary = beats.length >= 3 * fewestBars && inThree > Math.max(inTwo, inFour) + decisiveDifference;
  if (isTernary) return { timeSignature: [3, 4], beatsPerBar: 3 };
  if (isCompound(beats, novelty)) return { timeSignature: [6, 8], beatsPerBar: 2 };
  const isQuaternary = beats.length >= 4 * fewestBars && Math.max(inTwo, inFour) > inThree + decisiveDifference;
  return { timeSignature: isQuaternary ? [4, 4] : null, beatsPerBar: 4 };
}

/** What starts on each beat and on its three quarters, in each band, with the mean over all beats taken away. */
function beatVectors(beats: readonly number[], novelty: OnsetNovelty): Float32Array[] {
  const bands = [novelty.low, novelty.mid, novelty.high, novelty.lowAccent, novelty.highAccent];
  return quarters.flatMap((quarter) => {
    const positions = shiftBeats(beats, quarter);
    return bands.map((band) => centred(sampleNear(band, positions)));
  });
}

function centred(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

/** Correlation of the beats with those some beats later, -1 to 1. */
function similarityAt(vectors: readonly Float32Array[], beatCount: number, distance: number): number {
  if (beatCount <= distance) return 0;
  let product = 0;
  let energy = 0;
  for (const values of vectors) {
    for (let beat = 0; beat < beatCount; beat += 1) {
      energy += (values[beat] ?? 0) ** 2;
      if (beat >= distance) product += (values[beat] ?? 0) * (values[beat - distance] ?? 0);
    }
  }
  return energy === 0 ? 0 : (product * beatCount) / (energy * (beatCount - distance));
}

function isCompound(beats: readonly number[], novelty: OnsetNovelty): boolean {
  const strengthAt = (share: number) => {
    const sampled = sampleNear(novelty.all, shiftBeats(beats, share));
    return sampled.reduce((sum, value) => sum + value, 0) / Math.max(1, sampled.length);
  };
  const ternary = Math.min(strengthAt(1 / 3), strengthAt(2 / 3));
  const binary = Math.max(strengthAt(0.25), strengthAt(0.5), strengthAt(0.75));
  return beats.length >= 2 * fewestBars && ternary > compoundShare * strengthAt(0) && ternary > 2 * binary;
}
