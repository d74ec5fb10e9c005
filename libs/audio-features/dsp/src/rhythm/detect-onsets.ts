import type { OnsetEnvelopes } from './onset-envelopes';

/** An onset is the largest value this far around. */
const peakSeconds = 0.035;
const meanBehindSeconds = 0.12;
const meanAheadSeconds = 0.06;
/** How far an onset rises above the mean around it, in octaves of power averaged over the bands; steady noise stays below. */
const threshold = 0.4;
const shortestGapSeconds = 0.05;
/** Frames 66 dB below the loudest one hold no onsets that anybody hears. */
const audibleOctaves = 22;

/**
 * Times in seconds at which something starts, ascending, by peak picking (Böck, Krebs and Schedl, "Evaluating the Online
 * Capabilities of Onset Detection Methods", ISMIR 2012). Nearest frame, refined by a parabola.
 */
export function detectOnsets(envelopes: OnsetEnvelopes): number[] {
  const { frameRateHz, firstFrameSeconds, level } = envelopes;
  const strength = averageRise(envelopes);
  const loudest = level.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const onsets: number[] = [];
  for (let frame = 0; frame < strength.length; frame += 1) {
    const isAudible = (level[frame] ?? 0) > loudest - audibleOctaves;
    if (!isAudible || !isOnset(strength, frame, frameRateHz)) continue;
    const time = Math.max(0, firstFrameSeconds + vertex(strength, frame) / frameRateHz);
    if (time - (onsets.at(-1) ?? Number.NEGATIVE_INFINITY) >= shortestGapSeconds) onsets.push(time);
  }
  return onsets;
}

/** The bands weigh a third each: a bass note that moves only the low ones is an onset too. */
function averageRise({ low, mid, high }: OnsetEnvelopes): Float32Array {
  return low.map((value, frame) => (value + (mid[frame] ?? 0) + (high[frame] ?? 0)) / 3);
}

function isOnset(strength: Float32Array, frame: number, frameRateHz: number): boolean {
  const value = strength[frame] ?? 0;
  if (value < threshold) return false;
  const reach = Math.max(1, Math.round(peakSeconds * frameRateHz));
  for (let near = Math.max(0, frame - reach); near <= frame + reach; near += 1) {
    const other = strength[near] ?? 0;
    // Of equal neighbours the first is the onset.
    if (other > value || (other === value && near < frame)) return false;
  }
  const from = Math.max(0, frame - Math.round(meanBehindSeconds * frameRateHz));
  const to = Math.min(strength.length - 1, frame + Math.round(meanAheadSeconds * frameRateHz));
  let sum = 0;
  for (let near = from; near <= to; near += 1) sum += strength[near] ?? 0;
  return value >= sum / (to - from + 1) + threshold;
}

function vertex(strength: Float32Array, frame: number): number {
  const before = strength[frame - 1] ?? 0;
  const here = strength[frame] ?? 0;
  const after = strength[frame + 1] ?? 0;
  const curvature = before - 2 * here + after;
  return curvature < 0 ? frame + (0.5 * (before - after)) / curvature : frame;
}
