import type { OnsetNovelty } from './onset-novelty';

export interface BeatTrackingOptions {
  readonly novelty: OnsetNovelty;
  readonly frameRateHz: number;
  readonly bpm: number;
}

/** How strongly a beat interval is held to the period; see Ellis 2007. */
const tightness = 250;
/** Kick and bass decide between beat and off-beat, where hats are as loud as on the beat. */
const lowPhaseWeight = 0.4;
/** Beats at either end that have less than this share of the median strength are no beats any more. */
const endThreshold = 0.35;

/**
 * Beat positions by dynamic programming (Ellis, "Beat Tracking by Dynamic Programming", JNMR 2007) over onset strength with
 * an extra weight on the low band, so that the phase follows kick and bass.
 *
 * @returns positions in frames, fractional, ascending
 */
export function trackBeats({ novelty, frameRateHz, bpm }: BeatTrackingOptions): number[] {
  const strength = Float32Array.from(novelty.all, (value, frame) => value + lowPhaseWeight * (novelty.low[frame] ?? 0));
  const period = (60 * frameRateHz) / bpm;
  const { scores, previous } = accumulate(strength, period);
  const frames: number[] = [];
  for (let frame = bestEnd(scores, period); frame >= 0; frame = previous[frame] ?? -1) frames.push(frame);
  return trimEnds(frames.reverse(), strength).map((frame) => interpolatePeak(strength, frame));
}

function accumulate(strength: Float32Array, period: number): { scores: Float32Array; previous: Int32Array } {
  const shortest = Math.max(1, Math.round(0.6 * period));
  const longest = Math.round(1.6 * period);
  const mean = strength.reduce((sum, value) => sum + value, 0) / Math.max(1, strength.length);
  const penalties = Float32Array.from({ length: longest + 1 }, (_, gap) => -tightness * mean * Math.log(Math.max(1, gap) / period) ** 2);
  const scores = new Float32Array(strength.length);
  const previous = new Int32Array(strength.length).fill(-1);
  for (let frame = 0; frame < strength.length; frame += 1) {
    let best = 0;
    let bestFrame = -1;
    const lastGap = Math.min(longest, frame);
    for (let gap = shortest; gap <= lastGap; gap += 1) {
      const score = (scores[frame - gap] ?? 0) + (penalties[gap] ?? 0);
      if (score > best) {
        best = score;
        bestFrame = frame - gap;
      }
    }
    scores[frame] = (strength[frame] ?? 0) + best;
    previous[frame] = bestFrame;
  }
  return { scores, previous };
}

function bestEnd(scores: Float32Array, period: number): number {
  let best = -1;
  for (let frame = Math.max(0, Math.round(scores.length - 2 * period)); frame < scores.length; frame += 1) {
    if (best < 0 || (scores[frame] ?? 0) > (scores[best] ?? 0)) best = frame;
  }
  return best;
}

/** Takes beats off that lie in the silence before and after the music. */
function trimEnds(beats: readonly number[], strength: Float32Array): number[] {
  const near = (frame: number) => Math.max(strength[frame - 1] ?? 0, strength[frame] ?? 0, strength[frame + 1] ?? 0);
  const strengths = beats.map(near).sort((one, other) => one - other);
  const threshold = endThreshold * (strengths[strengths.length >> 1] ?? 0);
  const isStrong = (frame: number) => near(frame) > threshold;
  const first = beats.findIndex(isStrong);
  const last = beats.findLastIndex(isStrong);
  return first < 0 ? [] : beats.slice(first, last + 1);
}

/** Vertex of the parabola through three frames, where there is a peak. */
function interpolatePeak(strength: Float32Array, frame: number): number {
  const before = strength[frame - 1] ?? 0;
  const here = strength[frame] ?? 0;
  const after = strength[frame + 1] ?? 0;
  if (here <= before || here < after) return frame;
  return frame + (0.5 * (before - after)) / (before - 2 * here + after);
}
