import type { ChordSegment } from '@earshot/contracts';

const stepSeconds = 0.01;

/**
 * Share of the annotated time in which the label is right, 0 to 1, sampled every 10 ms (weighted chord symbol recall over major and minor
 * triads: Harte, "Towards Automatic Extraction of Harmony Information from Music Signals", 2010).
 */
export function chordOverlap(estimated: readonly ChordSegment[], truth: readonly ChordSegment[]): number {
  const start = truth[0]?.start ?? 0;
  const end = truth.at(-1)?.end ?? 0;
  let right = 0;
  let total = 0;
  for (let time = start + stepSeconds / 2; time < end; time += stepSeconds) {
    total += 1;
    if (labelAt(estimated, time) === labelAt(truth, time)) right += 1;
  }
  return total === 0 ? 1 : right / total;
}

function labelAt(segments: readonly ChordSegment[], time: number): string {
  return segments.find(({ start, end }) => time >= start && time < end)?.label ?? 'N';
}
