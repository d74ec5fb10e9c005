export interface TimeLimit {
  /** What the shortest file gets: a thread may have to start, and the machine may be starved. */
  readonly floorMs: number;
  readonly msPerSecondOfAudio: number;
  readonly capMs: number;
}

/** @returns how long one task may work at a file, in milliseconds: longer files get longer, within bounds */
export function timeLimitMs(durationSeconds: number, { floorMs, msPerSecondOfAudio, capMs }: TimeLimit): number {
  return Math.min(capMs, floorMs + Math.round(Math.max(0, durationSeconds) * msPerSecondOfAudio));
}
