import { slotsPerBeat } from './beat-grid';
import type { GridPulse } from './grid-pulse';

/** When the beats of a pulse come, in the unit of the tracked beats that it was found on; between them lies a straight line. */
export function beatsOfPulse({ periodSlots, offsetSlots }: GridPulse, tracked: readonly number[]): number[] {
  const beats: number[] = [];
  const last = tracked.length - 1;
  for (let beat = 0; ; beat += 1) {
    const position = (offsetSlots + beat * periodSlots) / slotsPerBeat;
    const before = Math.floor(position + 1e-9);
    if (before > last || (before === last && position - before > 1e-9)) return beats;
    const from = tracked[before] ?? 0;
    const to = tracked[before + 1] ?? from;
    beats.push(from + (position - before) * (to - from));
  }
}
