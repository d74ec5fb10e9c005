/**
 * Median of nine vectors, lane by lane, `stride` bytes apart: of the lowest of each three the highest, of the middle ones the middle,
 * of the highest the lowest, and of these three the middle (Paeth, "Median Finding on a 3 x 3 Grid", Graphics Gems, 1990).
 */
export function medianOfNine(first: usize, stride: usize): v128 {
  const second = first + 3 * stride;
  const third = second + 3 * stride;
  const highestLow = f32x4.pmax(f32x4.pmax(lowest(first, stride), lowest(second, stride)), lowest(third, stride));
  const lowestHigh = f32x4.pmin(f32x4.pmin(highest(first, stride), highest(second, stride)), highest(third, stride));
  const middleOfMiddles = medianOfThree(middle(first, stride), middle(second, stride), middle(third, stride));
  return medianOfThree(highestLow, middleOfMiddles, lowestHigh);
}

function lowest(first: usize, stride: usize): v128 {
  return f32x4.pmin(f32x4.pmin(v128.load(first), v128.load(first + stride)), v128.load(first + 2 * stride));
}

function highest(first: usize, stride: usize): v128 {
  return f32x4.pmax(f32x4.pmax(v128.load(first), v128.load(first + stride)), v128.load(first + 2 * stride));
}

function middle(first: usize, stride: usize): v128 {
  return medianOfThree(v128.load(first), v128.load(first + stride), v128.load(first + 2 * stride));
}

function medianOfThree(a: v128, b: v128, c: v128): v128 {
  return f32x4.pmax(f32x4.pmin(a, b), f32x4.pmin(f32x4.pmax(a, b), c));
}
