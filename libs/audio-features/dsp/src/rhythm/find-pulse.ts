import { autocorrelate, correlationAt } from './autocorrelate';
import type { OnsetNovelty } from './onset-novelty';

/** A period that the onsets repeat with: a beat, or a level above or below it. */
export interface Pulse {
  readonly bpm: number;
  /** How well it explains the onsets: 0 = not at all, 1 = perfectly periodic. */
  readonly clarity: number;
}

const slowestBpm = 44;
const fastestBpm = 210;
const gridRatio = 1.0025;
/** Beats are tracked most safely near 118 BPM, half an octave away as well as there (log-normal: Ellis, "Beat Tracking by Dynamic Programming", JNMR 2007). */
const preferredBpm = 118;
const preferenceOctaves = 0.9;
/** A beat period repeats after one, two and four beats; after three it need not. */
const combTeeth = [
  { beats: 1, weight: 1 },
  { beats: 2, weight: 1 },
  { beats: 3, weight: 0.5 },
  { beats: 4, weight: 1 },
] as const;
const lowCombTeeth = combTeeth.filter(({ beats }) => beats !== 3);
const lowWeight = 0.4;
const longestSeconds = (60 / slowestBpm) * 4.5;
const sharpeningRange = 0.015;
const sharpeningStep = 0.0005;
/** Below nothing repeats; what is above may still be chance. */
const leastClarity = 0.03;

/**
 * The strongest pulse of 44 to 210 BPM by a comb over the autocorrelation of onset strength, all bands and the low band; null when
 * nothing repeats. Which level of the metre it is, is left open.
 */
export function findPulse(novelty: OnsetNovelty, frameRateHz: number): Pulse | null {
  const rateHz = frameRateHz / 2;
  const largestLag = Math.round(longestSeconds * rateHz);
  const all = autocorrelate(atHalfRate(novelty.all), largestLag);
  const low = autocorrelate(atHalfRate(novelty.low), largestLag);
  let best = { bpm: 0, clarity: 0, score: 0 };
  let clearest = 0;
  for (let bpm = slowestBpm; bpm <= fastestBpm; bpm *= gridRatio) {
    const lag = (60 * rateHz) / bpm;
    const clarity = comb(all, lag, combTeeth);
    const score = (clarity + lowWeight * comb(low, lag, lowCombTeeth)) * preference(bpm);
    if (score > best.score) best = { bpm, clarity, score };
    clearest = Math.max(clearest, clarity);
  }
  if (clearest < leastClarity || best.score === 0) return null;
  return { bpm: sharpen(all, best.bpm, rateHz), clarity: Math.min(1, clearest) };
}

/** Every 23 ms is often enough for a period, and a quarter of the work. */
function atHalfRate(values: Float32Array): Float32Array {
  return Float32Array.from({ length: values.length >> 1 }, (_, index) => 0.5 * ((values[2 * index] ?? 0) + (values[2 * index + 1] ?? 0)));
}

function preference(bpm: number): number {
  return Math.exp(-0.5 * (Math.log2(bpm / preferredBpm) / preferenceOctaves) ** 2);
}

function comb(correlation: Float32Array, lag: number, teeth: readonly { beats: number; weight: number }[]): number {
  let sum = 0;
  let weights = 0;
  for (const { beats, weight } of teeth) {
    if (lag * beats >= correlation.length - 1) continue;
    sum += weight * correlationAt(correlation, lag * beats);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

/** The tempo within 1.5 % whose many multiples fit best: a late repetition shows a small error that the first ones hide. */
function sharpen(correlation: Float32Array, bpm: number, rateHz: number): number {
  let best = { bpm, sum: Number.NEGATIVE_INFINITY };
  for (let offset = -sharpeningRange; offset <= sharpeningRange; offset += sharpeningStep) {
    const lag = (60 * rateHz) / (bpm * (1 + offset));
    const repetitions = Math.floor((correlation.length - 2) / lag);
    let sum = 0;
    for (let beat = 1; beat <= repetitions; beat += 1) sum += correlationAt(correlation, beat * lag);
    const mean = sum / Math.max(1, repetitions);
    if (mean > best.sum) best = { bpm: bpm * (1 + offset), sum: mean };
  }
  return best.bpm;
}
