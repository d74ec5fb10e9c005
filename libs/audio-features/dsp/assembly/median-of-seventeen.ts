/**
 * Median of seventeen vectors, lane by lane, `stride` bytes apart: forgetful selection. Of ten values the smallest and the largest
 * cannot be the ninth of seventeen, so both are forgotten and the next value takes a place; then of nine, and so on down to three.
 * Written out because only named locals stay in registers.
 */
// prettier-ignore
export function medianOfSeventeen(first: usize, stride: usize): v128 {
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

  t = f32x4.pmin(a, j); j = f32x4.pmax(a, j); a = t; t = f32x4.pmin(b, i); i = f32x4.pmax(b, i); b = t; t = f32x4.pmin(c, h); h = f32x4.pmax(c, h); c = t;
  t = f32x4.pmin(d, g); g = f32x4.pmax(d, g); d = t; t = f32x4.pmin(e, f); f = f32x4.pmax(e, f); e = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t;
  t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t; t = f32x4.pmin(a, d); d = f32x4.pmax(a, d); a = t; t = f32x4.pmin(a, e); e = f32x4.pmax(a, e); a = t;
  t = f32x4.pmin(f, j); j = f32x4.pmax(f, j); f = t; t = f32x4.pmin(g, j); j = f32x4.pmax(g, j); g = t; t = f32x4.pmin(h, j); j = f32x4.pmax(h, j); h = t;
  t = f32x4.pmin(i, j); j = f32x4.pmax(i, j); i = t;
  a = v128.load(first + 10 * stride);
  t = f32x4.pmin(a, i); i = f32x4.pmax(a, i); a = t; t = f32x4.pmin(b, h); h = f32x4.pmax(b, h); b = t; t = f32x4.pmin(c, g); g = f32x4.pmax(c, g); c = t;
  t = f32x4.pmin(d, f); f = f32x4.pmax(d, f); d = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t; t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t;
  t = f32x4.pmin(a, d); d = f32x4.pmax(a, d); a = t; t = f32x4.pmin(a, e); e = f32x4.pmax(a, e); a = t; t = f32x4.pmin(e, i); i = f32x4.pmax(e, i); e = t;
  t = f32x4.pmin(f, i); i = f32x4.pmax(f, i); f = t; t = f32x4.pmin(g, i); i = f32x4.pmax(g, i); g = t; t = f32x4.pmin(h, i); i = f32x4.pmax(h, i); h = t;
  a = v128.load(first + 11 * stride);
  t = f32x4.pmin(a, h); h = f32x4.pmax(a, h); a = t; t = f32x4.pmin(b, g); g = f32x4.pmax(b, g); b = t; t = f32x4.pmin(c, f); f = f32x4.pmax(c, f); c = t;
  t = f32x4.pmin(d, e); e = f32x4.pmax(d, e); d = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t; t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t;
  t = f32x4.pmin(a, d); d = f32x4.pmax(a, d); a = t; t = f32x4.pmin(e, h); h = f32x4.pmax(e, h); e = t; t = f32x4.pmin(f, h); h = f32x4.pmax(f, h); f = t;
  t = f32x4.pmin(g, h); h = f32x4.pmax(g, h); g = t;
  a = v128.load(first + 12 * stride);
  t = f32x4.pmin(a, g); g = f32x4.pmax(a, g); a = t; t = f32x4.pmin(b, f); f = f32x4.pmax(b, f); b = t; t = f32x4.pmin(c, e); e = f32x4.pmax(c, e); c = t;
  t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t; t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t; t = f32x4.pmin(a, d); d = f32x4.pmax(a, d); a = t;
  t = f32x4.pmin(d, g); g = f32x4.pmax(d, g); d = t; t = f32x4.pmin(e, g); g = f32x4.pmax(e, g); e = t; t = f32x4.pmin(f, g); g = f32x4.pmax(f, g); f = t;
  a = v128.load(first + 13 * stride);
  t = f32x4.pmin(a, f); f = f32x4.pmax(a, f); a = t; t = f32x4.pmin(b, e); e = f32x4.pmax(b, e); b = t; t = f32x4.pmin(c, d); d = f32x4.pmax(c, d); c = t;
  t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t; t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t; t = f32x4.pmin(d, f); f = f32x4.pmax(d, f); d = t;
  t = f32x4.pmin(e, f); f = f32x4.pmax(e, f); e = t;
  a = v128.load(first + 14 * stride);
  t = f32x4.pmin(a, e); e = f32x4.pmax(a, e); a = t; t = f32x4.pmin(b, d); d = f32x4.pmax(b, d); b = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t;
  t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t; t = f32x4.pmin(c, e); e = f32x4.pmax(c, e); c = t; t = f32x4.pmin(d, e); e = f32x4.pmax(d, e); d = t;
  a = v128.load(first + 15 * stride);
  t = f32x4.pmin(a, d); d = f32x4.pmax(a, d); a = t; t = f32x4.pmin(b, c); c = f32x4.pmax(b, c); b = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t;
  t = f32x4.pmin(c, d); d = f32x4.pmax(c, d); c = t;
  a = v128.load(first + 16 * stride);
  t = f32x4.pmin(a, c); c = f32x4.pmax(a, c); a = t; t = f32x4.pmin(a, b); b = f32x4.pmax(a, b); a = t; t = f32x4.pmin(b, c); c = f32x4.pmax(b, c); b = t;
  return b;
}
