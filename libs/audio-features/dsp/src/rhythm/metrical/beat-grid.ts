import type { HarmonicChange } from './harmonic-change';
import type { OnsetNovelty } from '../onset-novelty';

/** Twelfths of a beat hold halves, thirds and quarters. */
export const slotsPerBeat = 12;

export const gridBands = ['low', 'mid', 'high', 'lowAccent', 'highAccent', 'harmony'] as const;

export type GridBand = (typeof gridBands)[number];

/**
 * What happens in each twelfth of each beat. However the tempo drifts, what repeats in the music repeats here after a whole number
 * of slots.
 */
export interface BeatGrid {
  readonly slotCount: number;
  /** Slot s of beat b is at index 12 b + s; each band at unit mean, or all zeros. */
  readonly bands: Readonly<Record<GridBand, Float32Array>>;
}

export interface BeatGridOptions {
  /** Positions in frames, ascending, at least two. */
  readonly beats: readonly number[];
  readonly novelty: OnsetNovelty;
  readonly frameRateHz: number;
  readonly firstFrameSeconds: number;
  readonly harmony: HarmonicChange;
}

/** Gathers novelty and harmonic change in the twelfths of beats. */
export function gatherBeatGrid({ beats, novelty, frameRateHz, firstFrameSeconds, harmony }: BeatGridOptions): BeatGrid {
  const edges = slotEdges(beats);
  const slotCount = edges.length - 1;
  const ofNovelty = (values: Float32Array) => atUnitMean(largestPerSlot(values, edges));
  const seconds = (frame: number) => firstFrameSeconds + frame / frameRateHz;
  const changes = new Float32Array(slotCount);
  for (let slot = 0; slot < slotCount; slot += 1) {
    const centre = seconds(0.5 * ((edges[slot] ?? 0) + (edges[slot + 1] ?? 0)));
    changes[slot] = valueAt(harmony.values, (centre - harmony.firstFrameSeconds) * harmony.frameRateHz);
  }
  return {
    slotCount,
    bands: {
      low: ofNovelty(novelty.low),
      mid: ofNovelty(novelty.mid),
      high: ofNovelty(novelty.high),
      lowAccent: ofNovelty(novelty.lowAccent),
      highAccent: ofNovelty(novelty.highAccent),
      harmony: atUnitMean(changes),
    },
  };
}

/** Slots begin half a slot before the moment that they stand for. */
function slotEdges(beats: readonly number[]): Float64Array {
  const edges = new Float64Array((beats.length - 1) * slotsPerBeat + 1);
  for (let beat = 0; beat + 1 < beats.length; beat += 1) {
    const start = beats[beat] ?? 0;
    const slot = ((beats[beat + 1] ?? 0) - start) / slotsPerBeat;
    for (let index = 0; index <= slotsPerBeat; index += 1) edges[beat * slotsPerBeat + index] = start + (index - 0.5) * slot;
  }
  return edges;
}

function largestPerSlot(values: Float32Array, edges: Float64Array): Float32Array {
  const largest = new Float32Array(edges.length - 1);
  for (let slot = 0; slot < largest.length; slot += 1) {
    const from = Math.max(0, Math.round(edges[slot] ?? 0));
    const to = Math.max(from + 1, Math.round(edges[slot + 1] ?? 0));
    let value = 0;
    for (let frame = from; frame < to && frame < values.length; frame += 1) {
      const here = values[frame] ?? 0;
      if (here > value) value = here;
    }
    largest[slot] = value;
  }
  return largest;
}

function valueAt(values: Float32Array, position: number): number {
  const below = Math.floor(position);
  const share = position - below;
  return (1 - share) * (values[below] ?? 0) + share * (values[below + 1] ?? 0);
}

function atUnitMean(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return mean > 0 ? values.map((value) => value / mean) : values;
}
