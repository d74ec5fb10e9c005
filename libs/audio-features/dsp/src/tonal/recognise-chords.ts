import type { ChordSegment } from '@earshot/contracts';

import type { ChromaFrames } from './chroma-frames';
import { chordLabels, chordTemplates, noChord } from './chord-templates';
import { chromaFolding } from './fold-chroma';
import { decodeSteadyPath } from './viterbi';

/** Chroma is averaged over this time to each side. */
const smoothingSeconds = 0.19;
/** Likelihood of a chord is the cosine with its triad times this. */
const sharpness = 12;
/** A flat chroma has a cosine of 0.5 with every triad; below this nothing fits well enough to be called a chord. */
const noChordCosine = 0.6;
/** Log-likelihood that a change has to win back. */
const changeCost = 16;
/** Frames 60 dB below the loudest one count as silent. */
const audiblePowerShare = 1e-6;
/** From the fourth root of power, in which bins are kept, to power^0.35: chords need the strong peaks. */
const weightExponent = 1.4;
const powerExponent = 0.35;
/** What the fifth harmonic of a note adds to the pitch class of its major third, as a share of the note. */
const fifthHarmonicShare = 0.15;

export interface ChordOptions {
  readonly tuningCents: number;
  /** Changes within `snapSeconds` of a beat are placed on it. */
  readonly beatTimes: readonly number[];
}

const snapSeconds = 0.12;
const shortestSegmentSeconds = 0.05;

/**
 * Chords as segments without gaps, labelled `C`, `C#m` or `N` for none, by triad templates (Fujishima, ICMC 1999) and the Viterbi
 * algorithm (Sheh and Ellis, "Chord Segmentation and Recognition Using EM-Trained Hidden Markov Models", ISMIR 2003).
 */
export function recogniseChords(frames: ChromaFrames, { tuningCents, beatTimes }: ChordOptions): ChordSegment[] {
  if (frames.frameCount === 0) return [];
  const chroma = smoothChroma(frameChroma(frames, tuningCents), Math.round(smoothingSeconds * frames.frameRateHz));
  const path = decodeSteadyPath(scoreChords(chroma, frames), { states: chordLabels.length, changeCost });
  return toSegments(path, frames, beatTimes);
}

/** frameCount rows of twelve weights. */
function frameChroma({ bins, binsPerOctave, frameCount, peakPower }: ChromaFrames, tuningCents: number): Float32Array {
  const { pitchClasses, weights } = chromaFolding(binsPerOctave, tuningCents);
  const compressed = Float32Array.from({ length: 256 }, (_, value) => (value / 255) ** weightExponent);
  const chroma = new Float32Array(12 * frameCount);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const loudness = (peakPower[frame] ?? 0) ** powerExponent;
    const row = frame * binsPerOctave;
    for (let bin = 0; bin < binsPerOctave; bin += 1) {
      const value = bins[row + bin] ?? 0;
      if (value === 0) continue;
      const at = 12 * frame + (pitchClasses[bin] ?? 0);
      chroma[at] = (chroma[at] ?? 0) + loudness * (compressed[value] ?? 0) * (weights[bin] ?? 0);
    }
  }
  return chroma;
}

/** Running mean over 2 * reach + 1 frames, fewer at the ends. */
function smoothChroma(chroma: Float32Array, reach: number): Float32Array {
  const smoothed = new Float32Array(chroma.length);
  for (let pitchClass = 0; pitchClass < 12; pitchClass += 1) {
    let sum = 0;
    for (let ahead = pitchClass; ahead < chroma.length + 12 * reach; ahead += 12) {
      if (ahead < chroma.length) sum += chroma[ahead] ?? 0;
      const at = ahead - 12 * reach;
      if (at < 0) continue;
      smoothed[at] = Math.max(0, sum);
      const behind = at - 12 * reach;
      if (behind >= 0) sum -= chroma[behind] ?? 0;
    }
  }
  return smoothed;
}

/** frameCount rows of one log-likelihood per label. */
function scoreChords(chroma: Float32Array, { frameCount, peakPower }: ChromaFrames): Float32Array {
  const states = chordLabels.length;
  const scores = new Float32Array(states * frameCount);
  const loudest = peakPower.reduce((largest, power) => Math.max(largest, power), 0);
  for (let frame = 0; frame < frameCount; frame += 1) {
    scores[states * frame + noChord] = sharpness * noChordCosine;
    if ((peakPower[frame] ?? 0) <= loudest * audiblePowerShare) continue;
    const row = withoutFifthHarmonics(chroma.subarray(12 * frame, 12 * frame + 12));
    const norm = Math.sqrt(3 * row.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) continue;
    chordTemplates.forEach(([root, third, fifth], chord) => {
      scores[states * frame + chord] = (sharpness * ((row[root] ?? 0) + (row[third] ?? 0) + (row[fifth] ?? 0))) / norm;
    });
  }
  return scores;
}

/** Every note sounds its major third, which would make major triads of minor ones (after Papadopoulos and Peeters, CBMI 2007). */
function withoutFifthHarmonics(row: Float32Array): Float32Array {
  return row.map((value, pitchClass) => Math.max(0, value - fifthHarmonicShare * (row[(pitchClass + 8) % 12] ?? 0)));
}

function toSegments(path: Uint8Array, { frameRateHz, firstFrameSeconds }: ChromaFrames, beatTimes: readonly number[]): ChordSegment[] {
  const end = firstFrameSeconds + (path.length - 0.5) / frameRateHz;
  const segments: ChordSegment[] = [];
  path.forEach((state, frame) => {
    if (frame > 0 && state === path[frame - 1]) return;
    const start = frame === 0 ? 0 : snap(firstFrameSeconds + (frame - 0.5) / frameRateHz, beatTimes);
    const last = segments.at(-1);
    if (last) last.end = start;
    segments.push({ start, end: Math.max(start, end), label: chordLabels[state] ?? 'N' });
  });
  return mergeShort(segments);
}

function snap(time: number, beatTimes: readonly number[]): number {
  const nearest = beatTimes.reduce((best, beat) => (Math.abs(beat - time) < Math.abs(best - time) ? beat : best), Number.POSITIVE_INFINITY);
  return Math.abs(nearest - time) <= snapSeconds ? nearest : time;
}

/** Drops segments that snapping has emptied and joins equal neighbours. */
function mergeShort(segments: readonly ChordSegment[]): ChordSegment[] {
  const merged: ChordSegment[] = [];
  for (const segment of segments) {
    const last = merged.at(-1);
    if (last && (last.label === segment.label || segment.end - segment.start < shortestSegmentSeconds)) last.end = segment.end;
    else merged.push({ ...segment });
  }
  return merged;
}
