/** Without bars a file is compared in stretches of about this length. */
const stretchSeconds = 2;
const fewestDownbeats = 4;
/** A bar that lacks no more than this at the beginning of the file has lost its start to the cut. */
const largestLoss = 0.25;
/** The end of a file that was cut by hand or by samples. */
const cutSeconds = 0.03;

export interface BarGrid {
  /** Seconds, ascending, one more than there are bars. */
  readonly boundaries: readonly number[];
  /** Whether the boundaries are downbeats; otherwise they only divide the file evenly. */
  readonly isMusical: boolean;
}

/**
 * The downbeats, carried on with their mean distance to both ends of the file, where a last bar has no downbeat behind it. A file without
 * bars is divided into equal stretches of about two seconds.
 */
export function layBarGrid(downbeatTimes: readonly number[], durationSeconds: number): BarGrid {
  const first = downbeatTimes[0];
  const last = downbeatTimes.at(-1);
  if (first === undefined || last === undefined || downbeatTimes.length < fewestDownbeats) return evenGrid(durationSeconds);
  const barSeconds = (last - first) / (downbeatTimes.length - 1);
  const boundaries = [...downbeatTimes];
  for (let time = first - barSeconds; time >= -largestLoss * barSeconds; time -= barSeconds) boundaries.unshift(Math.max(0, time));
  for (let time = last + barSeconds; time <= durationSeconds + cutSeconds; time += barSeconds) {
    boundaries.push(Math.min(time, durationSeconds));
  }
  return { boundaries, isMusical: true };
}

function evenGrid(durationSeconds: number): BarGrid {
  const count = Math.max(1, Math.round(durationSeconds / stretchSeconds));
  return { boundaries: Array.from({ length: count + 1 }, (_, index) => (index * durationSeconds) / count), isMusical: false };
}
