import { splatAt, sumOfLanes, vectorBytes } from './lanes';

/** Adds up the lanes of each vector, weighted per lane, onto `sums`: the sum of four frames' spectra. */
export function foldLanes(vectors: usize, count: i32, laneWeights: usize, sums: usize): void {
  const weights = v128.load(laneWeights);
  for (let index = 0; index < count; index++, vectors += vectorBytes, sums += 4) {
    store<f32>(sums, load<f32>(sums) + sumOfLanes(f32x4.mul(v128.load(vectors), weights)));
  }
}

/** Copies one lane of each vector to consecutive floats: one frame's even and odd bins; `count` is a multiple of eight. */
export function splitLane(vectors: usize, lane: i32, count: i32, evens: usize, odds: usize): void {
  let at = vectors + ((<usize>lane) << 2);
  for (let index = 0; index < count; index += 8, at += 8 * vectorBytes, evens += vectorBytes, odds += vectorBytes) {
    let values = splatAt(at);
    values = v128.load_lane<f32>(at + 2 * vectorBytes, values, 1);
    values = v128.load_lane<f32>(at + 4 * vectorBytes, values, 2);
    v128.store(evens, v128.load_lane<f32>(at + 6 * vectorBytes, values, 3));
    values = splatAt(at + vectorBytes);
    values = v128.load_lane<f32>(at + 3 * vectorBytes, values, 1);
    values = v128.load_lane<f32>(at + 5 * vectorBytes, values, 2);
    v128.store(odds, v128.load_lane<f32>(at + 7 * vectorBytes, values, 3));
  }
}
