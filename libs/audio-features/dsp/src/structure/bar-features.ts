import { chromaFolding } from '../tonal/fold-chroma';
import type { ChromaFrames } from '../tonal/chroma-frames';
import { stepsPerOctave, type TimbreFrames } from './timbre-frames';

/** So many moments of a bar are told apart: sixteenths of 4/4. */
export const slotsPerBar = 16;
/** Neighbouring mel bands are joined by twos: what is played matters more than its exact pitch, which the chroma has. */
const bandsPerGroup = 2;
const pitchClassCount = 12;
/** What lies further below the loudest band of the file is not heard beside it. */
const dynamicRangeSteps = 16 * stepsPerOctave;
/** Two chords without a common note lie as far apart as if half of the spectrum changed by so many octaves of power. */
const chromaOctaves = 2;

/** What sounds in each bar, moment by moment, so that bars can be compared by their distance. */
export interface BarFeatures {
  readonly barCount: number;
  /** Numbers per slot: octaves of power for each pair of mel bands, then twelve pitch classes; all scaled to the same weight. */
  readonly slotLength: number;
  /** barCount rows of `slotsPerBar` slots. */
  readonly values: Float32Array;
}

export interface BarSources {
  readonly timbre: TimbreFrames;
  readonly chroma: ChromaFrames;
  readonly tuningCents: number;
}

/**
 * Timbre and pitch classes of the stretches between boundaries, each cut into sixteen slots: beat-synchronous features (Bartsch and
 * Wakefield, "Audio Thumbnailing of Popular Music Using Chroma-Based Representations", IEEE Transactions on Multimedia 2005), finer
 * than beats so that rhythm is compared too.
 *
 * @param boundaries seconds, ascending, one more than there are bars
 */
export function gatherBarFeatures({ timbre, chroma, tuningCents }: BarSources, boundaries: readonly number[]): BarFeatures {
  const groupCount = Math.ceil(timbre.bandCount / bandsPerGroup);
  const slotLength = groupCount + pitchClassCount;
  const barCount = Math.max(0, boundaries.length - 1);
  const values = new Float32Array(barCount * slotsPerBar * slotLength);
  const addTimbre = timbreAdder(timbre, groupCount);
  const addChroma = chromaAdder(chroma, tuningCents);
  for (let slot = 0; slot < barCount * slotsPerBar; slot += 1) {
    const bar = Math.floor(slot / slotsPerBar);
    const start = boundaries[bar] ?? 0;
    const width = ((boundaries[bar + 1] ?? start) - start) / slotsPerBar;
    const middle = start + ((slot % slotsPerBar) + 0.5) * width;
    const at = slot * slotLength;
    addTimbre(values, at, middle - width / 4);
    addTimbre(values, at, middle + width / 4);
    addChroma(values, at + groupCount, middle);
  }
  return { barCount, slotLength, values };
}

type Adder = (values: Float32Array, at: number, time: number) => void;

/** Adds half of the mel spectrum at a time, interpolated between two frames, so that two moments make a slot. */
function timbreAdder({ steps, frameCount, bandCount, frameRateHz, firstFrameSeconds }: TimbreFrames, groupCount: number): Adder {
  const loudest = steps.reduce((largest, value) => Math.max(largest, value), 0);
  const floor = Math.max(0, loudest - dynamicRangeSteps);
  const scale = 0.5 / bandsPerGroup / stepsPerOctave / Math.sqrt(groupCount);
  return (values, at, time) => {
    const position = Math.min(frameCount - 1, Math.max(0, (time - firstFrameSeconds) * frameRateHz));
    const before = Math.floor(position);
    const late = position - before;
    const row = before * bandCount;
    const next = Math.min(frameCount - 1, before + 1) * bandCount;
    for (let band = 0; band < bandCount; band += 1) {
      const here = Math.max(floor, steps[row + band] ?? 0);
      const there = Math.max(floor, steps[next + band] ?? 0);
      const to = at + Math.floor(band / bandsPerGroup);
      values[to] = (values[to] ?? 0) + scale * (here + late * (there - here) - floor);
    }
  };
}

/** Adds the pitch classes of the nearest frame, of unit length before they are weighted. */
function chromaAdder({ bins, binsPerOctave, frameCount, frameRateHz, firstFrameSeconds }: ChromaFrames, tuningCents: number): Adder {
  const { pitchClasses, weights } = chromaFolding(binsPerOctave, tuningCents);
  const folded = new Float64Array(pitchClassCount);
  return (values, at, time) => {
    const frame = Math.min(frameCount - 1, Math.max(0, Math.round((time - firstFrameSeconds) * frameRateHz)));
    folded.fill(0);
    for (let bin = 0; bin < binsPerOctave; bin += 1) {
      const weight = bins[frame * binsPerOctave + bin] ?? 0;
      if (weight > 0) folded[pitchClasses[bin] ?? 0] = (folded[pitchClasses[bin] ?? 0] ?? 0) + weight * (weights[bin] ?? 0);
    }
    const norm = Math.sqrt(folded.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) return;
    folded.forEach((value, pitchClass) => (values[at + pitchClass] = (chromaOctaves * value) / norm / 2));
  };
}
