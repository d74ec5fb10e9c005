import { splatAt, vectorBytes } from './lanes';

/**
 * Stockham radix-4 transform of `size` complex vectors (real, imaginary) with a last radix-2 stage where needed; returns where the
 * result is. The twiddles are those of twice the size, so every second one is used.
 */
export function complexTransform(size: i32, twiddles: usize, source: usize, target: usize): usize {
  let length = size;
  let stride = 1;
  while (length >= 4) {
    radixFourStage(length >> 2, stride, twiddles, source, target);
    const swapped = source;
    source = target;
    target = swapped;
    length >>= 2;
    stride <<= 2;
  }
  if (length == 1) return source;
  const half: usize = (<usize>stride) << 5;
  for (let offset: usize = 0; offset < half; offset += vectorBytes) {
    const low = v128.load(source + offset);
    const high = v128.load(source + half + offset);
    v128.store(target + offset, f32x4.add(low, high));
    v128.store(target + half + offset, f32x4.sub(low, high));
  }
  return target;
}

function radixFourStage(quarter: i32, stride: i32, twiddles: usize, source: usize, target: usize): void {
  const sourceStep: usize = (<usize>stride * <usize>quarter) << 5;
  const targetStep: usize = (<usize>stride) << 5;
  for (let index = 0; index < quarter; index++) {
    const turn: usize = (<usize>index * <usize>stride) << 4;
    const cos1 = splatAt(twiddles + turn);
    const sin1 = splatAt(twiddles + turn + 4);
    const cos2 = splatAt(twiddles + 2 * turn);
    const sin2 = splatAt(twiddles + 2 * turn + 4);
    const cos3 = splatAt(twiddles + 3 * turn);
    const sin3 = splatAt(twiddles + 3 * turn + 4);
    let from: usize = source + targetStep * <usize>index;
    let to: usize = target + 4 * targetStep * <usize>index;
    const end = from + targetStep;
    for (; from < end; from += 2 * vectorBytes, to += 2 * vectorBytes) {
      const second = from + sourceStep;
      const third = second + sourceStep;
      const fourth = third + sourceStep;
      const evenSumReal = f32x4.add(v128.load(from), v128.load(third));
      const evenSumImaginary = f32x4.add(v128.load(from, vectorBytes), v128.load(third, vectorBytes));
      const evenDifferenceReal = f32x4.sub(v128.load(from), v128.load(third));
      const evenDifferenceImaginary = f32x4.sub(v128.load(from, vectorBytes), v128.load(third, vectorBytes));
      const oddSumReal = f32x4.add(v128.load(second), v128.load(fourth));
      const oddSumImaginary = f32x4.add(v128.load(second, vectorBytes), v128.load(fourth, vectorBytes));
      // The difference of the odd quarters, turned by -90 degrees.
      const turnedReal = f32x4.sub(v128.load(second, vectorBytes), v128.load(fourth, vectorBytes));
      const turnedImaginary = f32x4.sub(v128.load(fourth), v128.load(second));

      v128.store(to, f32x4.add(evenSumReal, oddSumReal));
      v128.store(to, f32x4.add(evenSumImaginary, oddSumImaginary), vectorBytes);

      let real = f32x4.add(evenDifferenceReal, turnedReal);
      let imaginary = f32x4.add(evenDifferenceImaginary, turnedImaginary);
      v128.store(to + targetStep, f32x4.sub(f32x4.mul(real, cos1), f32x4.mul(imaginary, sin1)));
      v128.store(to + targetStep, f32x4.add(f32x4.mul(real, sin1), f32x4.mul(imaginary, cos1)), vectorBytes);
      real = f32x4.sub(evenSumReal, oddSumReal);
      imaginary = f32x4.sub(evenSumImaginary, oddSumImaginary);
      v128.store(to + 2 * targetStep, f32x4.sub(f32x4.mul(real, cos2), f32x4.mul(imaginary, sin2)));
      v128.store(to + 2 * targetStep, f32x4.add(f32x4.mul(real, sin2), f32x4.mul(imaginary, cos2)), vectorBytes);
      real = f32x4.sub(evenDifferenceReal, turnedReal);
      imaginary = f32x4.sub(evenDifferenceImaginary, turnedImaginary);
      v128.store(to + 3 * targetStep, f32x4.sub(f32x4.mul(real, cos3), f32x4.mul(imaginary, sin3)));
      v128.store(to + 3 * targetStep, f32x4.add(f32x4.mul(real, sin3), f32x4.mul(imaginary, cos3)), vectorBytes);
    }
  }
}
