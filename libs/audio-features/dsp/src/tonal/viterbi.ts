export interface SteadyPathOptions {
  /** Number of states; scores has this many values per frame. At most 256. */
  readonly states: number;
  /** What any change of state costs, in units of the scores. */
  readonly changeCost: number;
}

/**
 * The best sequence of states when staying is free and every change costs the same (Viterbi, IEEE Trans. Information Theory 1967; the
 * equal cost makes a frame linear in the number of states).
 *
 * @param scores log-likelihoods, a row of `states` per frame
 * @returns one state per frame
 */
export function decodeSteadyPath(scores: Float32Array, { states, changeCost }: SteadyPathOptions): Uint8Array {
  const frames = scores.length / states;
  const cameFrom = new Uint8Array(scores.length);
  const totals = Float64Array.from(scores.subarray(0, states));
  for (let frame = 1; frame < frames; frame += 1) {
    const best = indexOfLargest(totals);
    const changed = (totals[best] ?? 0) - changeCost;
    for (let state = 0; state < states; state += 1) {
      const at = frame * states + state;
      const stays = (totals[state] ?? 0) >= changed;
      cameFrom[at] = stays ? state : best;
      totals[state] = (stays ? (totals[state] ?? 0) : changed) + (scores[at] ?? 0);
    }
  }
  return traceBack(cameFrom, states, indexOfLargest(totals));
}

function traceBack(cameFrom: Uint8Array, states: number, lastState: number): Uint8Array {
  const path = new Uint8Array(cameFrom.length / states);
  let state = lastState;
  for (let frame = path.length - 1; frame >= 0; frame -= 1) {
    path[frame] = state;
    state = cameFrom[frame * states + state] ?? state;
  }
  return path;
}

function indexOfLargest(values: Float64Array): number {
  let largest = 0;
  for (let index = 1; index < values.length; index += 1) if ((values[index] ?? 0) > (values[largest] ?? 0)) largest = index;
  return largest;
}
