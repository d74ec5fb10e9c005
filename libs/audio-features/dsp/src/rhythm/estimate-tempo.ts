import { autocorrelate, correlationAt } from './autocorrelate';
import type { OnsetNovelty } from './onset-novelty';

export interface TempoCandidate {
  readonly bpm: number;
  /** 0 to 1; those of all candidates sum to 1 or less. */
  readonly confidence: number;
}

export interface TempoEstimate {
  /** Best first; empty when there is no pulse. */
  readonly candidates: readonly TempoCandidate[];
  /** How well the best tempo explains the onsets: 0 = not at all, 1 = perfectly periodic. */
  readonly pulseClarity: number;
}

const slowestBpm = 44;
const fastestBpm = 210;
const gridRatio = 1.0025;
/** People tap near 118 BPM; half an octave away is still usual (log-normal prior: Ellis, "Beat Tracking by Dynamic Programming", JNMR 2007). */
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
const mostCandidates = 6;
/** Score difference that makes one candidate e times as likely as another. */
const temperature = 0.12;
const sharpeningRange = 0.015;
const sharpeningStep = 0.0005;
const leastPulseClarity = 0.07;

/**
 * Ranked tempi from a comb over the autocorrelation of onset strength, all bands and the low band, under a prior for usual tempi.
 * Range 44 to 210 BPM. Neighbouring candidates are more than 4 % apart.
 */
export function estimateTempo(novelty: OnsetNovelty, frameRateHz: number): TempoEstimate {
  const largestLag = Math.round(longestSeconds * frameRateHz);
  const all = autocorrelate(novelty.all, largestLag);
  const low = autocorrelate(novelty.low, largestLag);
  const scored: ScoredTempo[] = [];
  for (let bpm = slowestBpm; bpm <= fastestBpm; bpm *= gridRatio) {
    const lag = (60 * frameRateHz) / bpm;
    const clarity = comb(all, lag, combTeeth);
    const score = (clarity + lowWeight * comb(low, lag, lowCombTeeth)) * preference(bpm);
    scored.push({ bpm, clarity, score });
  }
  const peaks = distinctPeaks(scored);
  const pulseClarity = Math.min(1, Math.max(0, ...peaks.map(({ clarity }) => clarity)));
  if (pulseClarity < leastPulseClarity) return { candidates: [], pulseClarity };
  const sharpened = peaks.map((peak) => ({ ...peak, bpm: sharpen(all, peak.bpm, frameRateHz) }));
  return { candidates: withConfidences(sharpened), pulseClarity };
}

interface ScoredTempo {
  readonly bpm: number;
  readonly clarity: number;
  readonly score: number;
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

function distinctPeaks(scored: readonly ScoredTempo[]): ScoredTempo[] {
  const isPeak = ({ score }: ScoredTempo, index: number) =>
    score > 0 && score >= (scored[index - 1]?.score ?? 0) && score > (scored[index + 1]?.score ?? 0);
  const ranked = scored.filter(isPeak).sort((one, other) => other.score - one.score);
  const distinct: ScoredTempo[] = [];
  for (const peak of ranked) {
    if (distinct.length === mostCandidates) break;
    if (distinct.every(({ bpm }) => Math.abs(Math.log(peak.bpm / bpm)) > 0.04)) distinct.push(peak);
  }
  return distinct;
}

/** The tempo within 1.5 % whose many multiples fit best: a late repetition shows a small error that the first ones hide. */
function sharpen(correlation: Float32Array, bpm: number, frameRateHz: number): number {
  let best = { bpm, sum: Number.NEGATIVE_INFINITY };
  for (let offset = -sharpeningRange; offset <= sharpeningRange; offset += sharpeningStep) {
    const lag = (60 * frameRateHz) / (bpm * (1 + offset));
    const repetitions = Math.floor((correlation.length - 2) / lag);
    let sum = 0;
    for (let beat = 1; beat <= repetitions; beat += 1) sum += correlationAt(correlation, beat * lag);
    const mean = sum / Math.max(1, repetitions);
    if (mean > best.sum) best = { bpm: bpm * (1 + offset), sum: mean };
  }
  return best.bpm;
}

/** Softmax over the candidates: what shares of cases like this each of them is right in. */
function withConfidences(peaks: readonly ScoredTempo[]): TempoCandidate[] {
  const best = peaks[0]?.score ?? 0;
  const weights = peaks.map(({ score }) => Math.exp((score - best) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return peaks.map(({ bpm }, index) => ({ bpm, confidence: (weights[index] ?? 0) / sum }));
}
