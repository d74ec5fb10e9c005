import { vectorBytes } from './lanes';

/**
 * A row holds what is known of one frame, one float a bin: four bins below zero, those from 0 to `size / 2`, seven above. Outside,
 * the spectrum of a real signal continues as its own mirror image. Rows of consecutive frames follow one another.
 */
export const binsBeforeRow: i32 = 4;
export const binsAfterRow: i32 = 8;

const matrix = memory.data(64, 16);

/** Adds four vectors, bins with the frames in their lanes, onto four rows at the same bins. */
export function addToRows(a: v128, b: v128, c: v128, d: v128, rows: usize, rowBytes: usize): void {
  const lowOfFirstPair = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const highOfFirstPair = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const lowOfSecondPair = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const highOfSecondPair = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  add(rows, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 0, 2));
  add(rows + rowBytes, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 1, 3));
  add(rows + 2 * rowBytes, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 0, 2));
  add(rows + 3 * rowBytes, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 1, 3));
}

function add(address: usize, values: v128): void {
  v128.store(address, f32x4.add(v128.load(address), values));
}

/** Four bins of four rows as four vectors, one a bin, with the frames in their lanes. @returns where they are until the next call */
export function gatherFromRows(rows: usize, rowBytes: usize): usize {
  const a = v128.load(rows);
  const b = v128.load(rows + rowBytes);
  const c = v128.load(rows + 2 * rowBytes);
  const d = v128.load(rows + 3 * rowBytes);
  const lowOfFirstPair = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const highOfFirstPair = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const lowOfSecondPair = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const highOfSecondPair = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(matrix, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 0, 2));
  v128.store(matrix, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 1, 3), vectorBytes);
  v128.store(matrix, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 0, 2), 2 * vectorBytes);
  v128.store(matrix, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 1, 3), 3 * vectorBytes);
  return matrix;
}
