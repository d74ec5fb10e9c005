import { vectorBytes } from './lanes';

/**
 * The eighth and the ninth largest of sixteen vectors, lane by lane, by forgetful selection: of ten values the smallest and the largest
 * are neither, so both are forgotten and the next value takes a place; then of nine, and so on. Written out because only named locals stay in
 * registers. Values must not be negative: their bits are compared, which takes half the time.
 *
 * @param evens address of the first of eight vectors, each one float further on
 * @param odds address of the first of eight more
 * @param output out: two vectors, the smaller first
 */
// prettier-ignore
export function middleTwoOfSixteen(evens: usize, odds: usize, output: usize): void {
  let a = v128.load(evens);
  let b = v128.load(evens, 4);
  let c = v128.load(evens, 8);
  let d = v128.load(evens, 12);
  let e = v128.load(evens, 16);
  let f = v128.load(evens, 20);
  let g = v128.load(evens, 24);
  let h = v128.load(evens, 28);
  let i = v128.load(odds);
  let j = v128.load(odds, 4);
  let t: v128;

  t = i32x4.min_s(a, j); j = i32x4.max_s(a, j); a = t; t = i32x4.min_s(b, i); i = i32x4.max_s(b, i); b = t; t = i32x4.min_s(c, h); h = i32x4.max_s(c, h); c = t;
  t = i32x4.min_s(d, g); g = i32x4.max_s(d, g); d = t; t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t;
  t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t;
  t = i32x4.min_s(f, j); j = i32x4.max_s(f, j); f = t; t = i32x4.min_s(g, j); j = i32x4.max_s(g, j); g = t; t = i32x4.min_s(h, j); j = i32x4.max_s(h, j); h = t;
  t = i32x4.min_s(i, j); j = i32x4.max_s(i, j); i = t;
  a = v128.load(odds, 8);
  t = i32x4.min_s(a, i); i = i32x4.max_s(a, i); a = t; t = i32x4.min_s(b, h); h = i32x4.max_s(b, h); b = t; t = i32x4.min_s(c, g); g = i32x4.max_s(c, g); c = t;
  t = i32x4.min_s(d, f); f = i32x4.max_s(d, f); d = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t;
  t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t; t = i32x4.min_s(f, i); i = i32x4.max_s(f, i); f = t;
  t = i32x4.min_s(g, i); i = i32x4.max_s(g, i); g = t; t = i32x4.min_s(h, i); i = i32x4.max_s(h, i); h = t; t = i32x4.min_s(e, i); i = i32x4.max_s(e, i); e = t;
  a = v128.load(odds, 12);
  t = i32x4.min_s(a, h); h = i32x4.max_s(a, h); a = t; t = i32x4.min_s(b, g); g = i32x4.max_s(b, g); b = t; t = i32x4.min_s(c, f); f = i32x4.max_s(c, f); c = t;
  t = i32x4.min_s(d, e); e = i32x4.max_s(d, e); d = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t;
  t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(e, h); h = i32x4.max_s(e, h); e = t; t = i32x4.min_s(f, h); h = i32x4.max_s(f, h); f = t;
  t = i32x4.min_s(g, h); h = i32x4.max_s(g, h); g = t;
  a = v128.load(odds, 16);
  t = i32x4.min_s(a, g); g = i32x4.max_s(a, g); a = t; t = i32x4.min_s(b, f); f = i32x4.max_s(b, f); b = t; t = i32x4.min_s(c, e); e = i32x4.max_s(c, e); c = t;
  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t;
  t = i32x4.min_s(e, g); g = i32x4.max_s(e, g); e = t; t = i32x4.min_s(f, g); g = i32x4.max_s(f, g); f = t; t = i32x4.min_s(d, g); g = i32x4.max_s(d, g); d = t;
  a = v128.load(odds, 20);
  t = i32x4.min_s(a, f); f = i32x4.max_s(a, f); a = t; t = i32x4.min_s(b, e); e = i32x4.max_s(b, e); b = t; t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t;
  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(d, f); f = i32x4.max_s(d, f); d = t;
  t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t;
  a = v128.load(odds, 24);
  t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t; t = i32x4.min_s(b, d); d = i32x4.max_s(b, d); b = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t;
  t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(d, e); e = i32x4.max_s(d, e); d = t; t = i32x4.min_s(c, e); e = i32x4.max_s(c, e); c = t;
  a = v128.load(odds, 28);
  t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(b, c); c = i32x4.max_s(b, c); b = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t;
  t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t;
  t = i32x4.min_s(b, c); c = i32x4.max_s(b, c); b = t;

  v128.store(output, b);
  v128.store(output, c, vectorBytes);
}

/**
 * The seventh, the eighth and the ninth largest of fifteen vectors `stride` bytes apart, likewise.
 *
 * @param output out: three vectors, ascending
 */
// prettier-ignore
export function middleThreeOfFifteen(first: usize, stride: usize, output: usize): void {
  let a = v128.load(first);
  let b = v128.load(first + stride);
  let c = v128.load(first + 2 * stride);
  let d = v128.load(first + 3 * stride);
  let e = v128.load(first + 4 * stride);
  let f = v128.load(first + 5 * stride);
  let g = v128.load(first + 6 * stride);
  let h = v128.load(first + 7 * stride);
  let i = v128.load(first + 8 * stride);
  let j = v128.load(first + 9 * stride);
  let t: v128;

  t = i32x4.min_s(a, j); j = i32x4.max_s(a, j); a = t; t = i32x4.min_s(b, i); i = i32x4.max_s(b, i); b = t; t = i32x4.min_s(c, h); h = i32x4.max_s(c, h); c = t;
  t = i32x4.min_s(d, g); g = i32x4.max_s(d, g); d = t; t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t;
  t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t;
  t = i32x4.min_s(f, j); j = i32x4.max_s(f, j); f = t; t = i32x4.min_s(g, j); j = i32x4.max_s(g, j); g = t; t = i32x4.min_s(h, j); j = i32x4.max_s(h, j); h = t;
  t = i32x4.min_s(i, j); j = i32x4.max_s(i, j); i = t;
  a = v128.load(first + 10 * stride);
  t = i32x4.min_s(a, i); i = i32x4.max_s(a, i); a = t; t = i32x4.min_s(b, h); h = i32x4.max_s(b, h); b = t; t = i32x4.min_s(c, g); g = i32x4.max_s(c, g); c = t;
  t = i32x4.min_s(d, f); f = i32x4.max_s(d, f); d = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t;
  t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t; t = i32x4.min_s(f, i); i = i32x4.max_s(f, i); f = t;
  t = i32x4.min_s(g, i); i = i32x4.max_s(g, i); g = t; t = i32x4.min_s(h, i); i = i32x4.max_s(h, i); h = t; t = i32x4.min_s(e, i); i = i32x4.max_s(e, i); e = t;
  a = v128.load(first + 11 * stride);
  t = i32x4.min_s(a, h); h = i32x4.max_s(a, h); a = t; t = i32x4.min_s(b, g); g = i32x4.max_s(b, g); b = t; t = i32x4.min_s(c, f); f = i32x4.max_s(c, f); c = t;
  t = i32x4.min_s(d, e); e = i32x4.max_s(d, e); d = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t;
  t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t; t = i32x4.min_s(e, h); h = i32x4.max_s(e, h); e = t; t = i32x4.min_s(f, h); h = i32x4.max_s(f, h); f = t;
  t = i32x4.min_s(g, h); h = i32x4.max_s(g, h); g = t;
  a = v128.load(first + 12 * stride);
  t = i32x4.min_s(a, g); g = i32x4.max_s(a, g); a = t; t = i32x4.min_s(b, f); f = i32x4.max_s(b, f); b = t; t = i32x4.min_s(c, e); e = i32x4.max_s(c, e); c = t;
  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(a, d); d = i32x4.max_s(a, d); a = t;
  t = i32x4.min_s(e, g); g = i32x4.max_s(e, g); e = t; t = i32x4.min_s(f, g); g = i32x4.max_s(f, g); f = t; t = i32x4.min_s(d, g); g = i32x4.max_s(d, g); d = t;
  a = v128.load(first + 13 * stride);
  t = i32x4.min_s(a, f); f = i32x4.max_s(a, f); a = t; t = i32x4.min_s(b, e); e = i32x4.max_s(b, e); b = t; t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t;
  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(d, f); f = i32x4.max_s(d, f); d = t;
  t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t;
  a = v128.load(first + 14 * stride);
  t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t; t = i32x4.min_s(b, d); d = i32x4.max_s(b, d); b = t; t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t;
  t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(d, e); e = i32x4.max_s(d, e); d = t; t = i32x4.min_s(c, e); e = i32x4.max_s(c, e); c = t;
  t = i32x4.min_s(b, c); c = i32x4.max_s(b, c); b = t; t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t; t = i32x4.min_s(b, c); c = i32x4.max_s(b, c); b = t;

  v128.store(output, b);
  v128.store(output, c, vectorBytes);
  v128.store(output, d, 2 * vectorBytes);
}
