import { vectorBytes } from './lanes';

/**
 * Sorts sixteen vectors of integers, which may be the bits of positive floats, lane by lane, ascending: Green's network of 60 exchanges (Knuth, "The Art of Computer Programming", volume 3,
 * 5.3.4). Written out because only named locals stay in registers.
 *
 * @param flip bits to flip in each value first: none, or all to sort positive floats downwards
 * @param sorted out: sixteen vectors
 */
// prettier-ignore
export function sortSixteen(values: usize, flip: v128, sorted: usize): void {
  let a = v128.xor(v128.load(values), flip);
  let b = v128.xor(v128.load(values, vectorBytes), flip);
  let c = v128.xor(v128.load(values, 2 * vectorBytes), flip);
  let d = v128.xor(v128.load(values, 3 * vectorBytes), flip);
  let e = v128.xor(v128.load(values, 4 * vectorBytes), flip);
  let f = v128.xor(v128.load(values, 5 * vectorBytes), flip);
  let g = v128.xor(v128.load(values, 6 * vectorBytes), flip);
  let h = v128.xor(v128.load(values, 7 * vectorBytes), flip);
  let i = v128.xor(v128.load(values, 8 * vectorBytes), flip);
  let j = v128.xor(v128.load(values, 9 * vectorBytes), flip);
  let k = v128.xor(v128.load(values, 10 * vectorBytes), flip);
  let l = v128.xor(v128.load(values, 11 * vectorBytes), flip);
  let m = v128.xor(v128.load(values, 12 * vectorBytes), flip);
  let n = v128.xor(v128.load(values, 13 * vectorBytes), flip);
  let o = v128.xor(v128.load(values, 14 * vectorBytes), flip);
  let p = v128.xor(v128.load(values, 15 * vectorBytes), flip);
  let t: v128;

  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t; t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t;
  t = i32x4.min_s(g, h); h = i32x4.max_s(g, h); g = t; t = i32x4.min_s(i, j); j = i32x4.max_s(i, j); i = t; t = i32x4.min_s(k, l); l = i32x4.max_s(k, l); k = t;
  t = i32x4.min_s(m, n); n = i32x4.max_s(m, n); m = t; t = i32x4.min_s(o, p); p = i32x4.max_s(o, p); o = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t;
  t = i32x4.min_s(e, g); g = i32x4.max_s(e, g); e = t; t = i32x4.min_s(i, k); k = i32x4.max_s(i, k); i = t; t = i32x4.min_s(m, o); o = i32x4.max_s(m, o); m = t;
  t = i32x4.min_s(b, d); d = i32x4.max_s(b, d); b = t; t = i32x4.min_s(f, h); h = i32x4.max_s(f, h); f = t; t = i32x4.min_s(j, l); l = i32x4.max_s(j, l); j = t;
  t = i32x4.min_s(n, p); p = i32x4.max_s(n, p); n = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t; t = i32x4.min_s(i, m); m = i32x4.max_s(i, m); i = t;
  t = i32x4.min_s(b, f); f = i32x4.max_s(b, f); b = t; t = i32x4.min_s(j, n); n = i32x4.max_s(j, n); j = t; t = i32x4.min_s(c, g); g = i32x4.max_s(c, g); c = t;
  t = i32x4.min_s(k, o); o = i32x4.max_s(k, o); k = t; t = i32x4.min_s(d, h); h = i32x4.max_s(d, h); d = t; t = i32x4.min_s(l, p); p = i32x4.max_s(l, p); l = t;
  t = i32x4.min_s(a, i); i = i32x4.max_s(a, i); a = t; t = i32x4.min_s(b, j); j = i32x4.max_s(b, j); b = t; t = i32x4.min_s(c, k); k = i32x4.max_s(c, k); c = t;
  t = i32x4.min_s(d, l); l = i32x4.max_s(d, l); d = t; t = i32x4.min_s(e, m); m = i32x4.max_s(e, m); e = t; t = i32x4.min_s(f, n); n = i32x4.max_s(f, n); f = t;
  t = i32x4.min_s(g, o); o = i32x4.max_s(g, o); g = t; t = i32x4.min_s(h, p); p = i32x4.max_s(h, p); h = t; t = i32x4.min_s(f, k); k = i32x4.max_s(f, k); f = t;
  t = i32x4.min_s(g, j); j = i32x4.max_s(g, j); g = t; t = i32x4.min_s(d, m); m = i32x4.max_s(d, m); d = t; t = i32x4.min_s(n, o); o = i32x4.max_s(n, o); n = t;
  t = i32x4.min_s(e, i); i = i32x4.max_s(e, i); e = t; t = i32x4.min_s(h, l); l = i32x4.max_s(h, l); h = t; t = i32x4.min_s(b, c); c = i32x4.max_s(b, c); b = t;
  t = i32x4.min_s(b, e); e = i32x4.max_s(b, e); b = t; t = i32x4.min_s(h, n); n = i32x4.max_s(h, n); h = t; t = i32x4.min_s(c, i); i = i32x4.max_s(c, i); c = t;
  t = i32x4.min_s(l, o); o = i32x4.max_s(l, o); l = t; t = i32x4.min_s(c, e); e = i32x4.max_s(c, e); c = t; t = i32x4.min_s(f, g); g = i32x4.max_s(f, g); f = t;
  t = i32x4.min_s(j, k); k = i32x4.max_s(j, k); j = t; t = i32x4.min_s(l, n); n = i32x4.max_s(l, n); l = t; t = i32x4.min_s(d, i); i = i32x4.max_s(d, i); d = t;
  t = i32x4.min_s(h, m); m = i32x4.max_s(h, m); h = t; t = i32x4.min_s(g, i); i = i32x4.max_s(g, i); g = t; t = i32x4.min_s(k, m); m = i32x4.max_s(k, m); k = t;
  t = i32x4.min_s(d, f); f = i32x4.max_s(d, f); d = t; t = i32x4.min_s(h, j); j = i32x4.max_s(h, j); h = t; t = i32x4.min_s(d, e); e = i32x4.max_s(d, e); d = t;
  t = i32x4.min_s(f, g); g = i32x4.max_s(f, g); f = t; t = i32x4.min_s(h, i); i = i32x4.max_s(h, i); h = t; t = i32x4.min_s(j, k); k = i32x4.max_s(j, k); j = t;
  t = i32x4.min_s(l, m); m = i32x4.max_s(l, m); l = t; t = i32x4.min_s(g, h); h = i32x4.max_s(g, h); g = t; t = i32x4.min_s(i, j); j = i32x4.max_s(i, j); i = t;

  v128.store(sorted, a);
  v128.store(sorted, b, vectorBytes);
  v128.store(sorted, c, 2 * vectorBytes);
  v128.store(sorted, d, 3 * vectorBytes);
  v128.store(sorted, e, 4 * vectorBytes);
  v128.store(sorted, f, 5 * vectorBytes);
  v128.store(sorted, g, 6 * vectorBytes);
  v128.store(sorted, h, 7 * vectorBytes);
  v128.store(sorted, i, 8 * vectorBytes);
  v128.store(sorted, j, 9 * vectorBytes);
  v128.store(sorted, k, 10 * vectorBytes);
  v128.store(sorted, l, 11 * vectorBytes);
  v128.store(sorted, m, 12 * vectorBytes);
  v128.store(sorted, n, 13 * vectorBytes);
  v128.store(sorted, o, 14 * vectorBytes);
  v128.store(sorted, p, 15 * vectorBytes);
}

/**
 * Replaces a sorted run of sixteen by the largest sixteen of it and of a sorted batch: the larger of each pair rise and fall, which
 * the last four of the ten steps of Batcher's bitonic sort (1968) put in order.
 */
// prettier-ignore
export function keepLargest(run: usize, batch: usize): void {
  let a = i32x4.max_s(v128.load(run), v128.load(batch, 15 * vectorBytes));
  let b = i32x4.max_s(v128.load(run, vectorBytes), v128.load(batch, 14 * vectorBytes));
  let c = i32x4.max_s(v128.load(run, 2 * vectorBytes), v128.load(batch, 13 * vectorBytes));
  let d = i32x4.max_s(v128.load(run, 3 * vectorBytes), v128.load(batch, 12 * vectorBytes));
  let e = i32x4.max_s(v128.load(run, 4 * vectorBytes), v128.load(batch, 11 * vectorBytes));
  let f = i32x4.max_s(v128.load(run, 5 * vectorBytes), v128.load(batch, 10 * vectorBytes));
  let g = i32x4.max_s(v128.load(run, 6 * vectorBytes), v128.load(batch, 9 * vectorBytes));
  let h = i32x4.max_s(v128.load(run, 7 * vectorBytes), v128.load(batch, 8 * vectorBytes));
  let i = i32x4.max_s(v128.load(run, 8 * vectorBytes), v128.load(batch, 7 * vectorBytes));
  let j = i32x4.max_s(v128.load(run, 9 * vectorBytes), v128.load(batch, 6 * vectorBytes));
  let k = i32x4.max_s(v128.load(run, 10 * vectorBytes), v128.load(batch, 5 * vectorBytes));
  let l = i32x4.max_s(v128.load(run, 11 * vectorBytes), v128.load(batch, 4 * vectorBytes));
  let m = i32x4.max_s(v128.load(run, 12 * vectorBytes), v128.load(batch, 3 * vectorBytes));
  let n = i32x4.max_s(v128.load(run, 13 * vectorBytes), v128.load(batch, 2 * vectorBytes));
  let o = i32x4.max_s(v128.load(run, 14 * vectorBytes), v128.load(batch, vectorBytes));
  let p = i32x4.max_s(v128.load(run, 15 * vectorBytes), v128.load(batch));
  let t: v128;

  t = i32x4.min_s(a, i); i = i32x4.max_s(a, i); a = t; t = i32x4.min_s(b, j); j = i32x4.max_s(b, j); b = t; t = i32x4.min_s(c, k); k = i32x4.max_s(c, k); c = t;
  t = i32x4.min_s(d, l); l = i32x4.max_s(d, l); d = t; t = i32x4.min_s(e, m); m = i32x4.max_s(e, m); e = t; t = i32x4.min_s(f, n); n = i32x4.max_s(f, n); f = t;
  t = i32x4.min_s(g, o); o = i32x4.max_s(g, o); g = t; t = i32x4.min_s(h, p); p = i32x4.max_s(h, p); h = t; t = i32x4.min_s(a, e); e = i32x4.max_s(a, e); a = t;
  t = i32x4.min_s(b, f); f = i32x4.max_s(b, f); b = t; t = i32x4.min_s(c, g); g = i32x4.max_s(c, g); c = t; t = i32x4.min_s(d, h); h = i32x4.max_s(d, h); d = t;
  t = i32x4.min_s(i, m); m = i32x4.max_s(i, m); i = t; t = i32x4.min_s(j, n); n = i32x4.max_s(j, n); j = t; t = i32x4.min_s(k, o); o = i32x4.max_s(k, o); k = t;
  t = i32x4.min_s(l, p); p = i32x4.max_s(l, p); l = t; t = i32x4.min_s(a, c); c = i32x4.max_s(a, c); a = t; t = i32x4.min_s(b, d); d = i32x4.max_s(b, d); b = t;
  t = i32x4.min_s(e, g); g = i32x4.max_s(e, g); e = t; t = i32x4.min_s(f, h); h = i32x4.max_s(f, h); f = t; t = i32x4.min_s(i, k); k = i32x4.max_s(i, k); i = t;
  t = i32x4.min_s(j, l); l = i32x4.max_s(j, l); j = t; t = i32x4.min_s(m, o); o = i32x4.max_s(m, o); m = t; t = i32x4.min_s(n, p); p = i32x4.max_s(n, p); n = t;
  t = i32x4.min_s(a, b); b = i32x4.max_s(a, b); a = t; t = i32x4.min_s(c, d); d = i32x4.max_s(c, d); c = t; t = i32x4.min_s(e, f); f = i32x4.max_s(e, f); e = t;
  t = i32x4.min_s(g, h); h = i32x4.max_s(g, h); g = t; t = i32x4.min_s(i, j); j = i32x4.max_s(i, j); i = t; t = i32x4.min_s(k, l); l = i32x4.max_s(k, l); k = t;
  t = i32x4.min_s(m, n); n = i32x4.max_s(m, n); m = t; t = i32x4.min_s(o, p); p = i32x4.max_s(o, p); o = t;

  v128.store(run, a);
  v128.store(run, b, vectorBytes);
  v128.store(run, c, 2 * vectorBytes);
  v128.store(run, d, 3 * vectorBytes);
  v128.store(run, e, 4 * vectorBytes);
  v128.store(run, f, 5 * vectorBytes);
  v128.store(run, g, 6 * vectorBytes);
  v128.store(run, h, 7 * vectorBytes);
  v128.store(run, i, 8 * vectorBytes);
  v128.store(run, j, 9 * vectorBytes);
  v128.store(run, k, 10 * vectorBytes);
  v128.store(run, l, 11 * vectorBytes);
  v128.store(run, m, 12 * vectorBytes);
  v128.store(run, n, 13 * vectorBytes);
  v128.store(run, o, 14 * vectorBytes);
  v128.store(run, p, 15 * vectorBytes);
}
