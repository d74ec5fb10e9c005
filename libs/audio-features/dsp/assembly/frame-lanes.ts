import { splatAt, sumOfLanes, vectorBytes } from './lanes';

/** Adds up the lanes of each vector, weighted per lane, onto `sums`: the sum of four frames' spectra. */
export function foldLanes(vectors: usize, count: i32, laneWeights: usize, sums: usize): void {
  const weights = v128.load(laneWeights);
  for (let index = 0; index < count; index++, vectors += vectorBytes, sums += 4) {
    store<f32>(sums, load<f32>(sums) + sumOfLanes(f32x4.mul(v128.load(vectors), weights)));
  }
}

/** Copies one lane of each vector to consecutive floats: one frame's spectrum; `count` is rounded up to a multiple of four. */
export function extractLane(vectors: usize, lane: i32, count: i32, output: usize): void {
  let at = vectors + ((<usize>lane) << 2);
  for (let index = 0; index < count; index += 4, at += 4 * vectorBytes, output += vectorBytes) {
    let values = splatAt(at);
    values = v128.load_lane<f32>(at + vectorBytes, values, 1);
    values = v128.load_lane<f32>(at + 2 * vectorBytes, values, 2);
    values = v128.load_lane<f32>(at + 3 * vectorBytes, values, 3);
    v128.store(output, values);
  }
}
