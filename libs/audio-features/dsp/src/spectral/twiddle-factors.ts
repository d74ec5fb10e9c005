/** @returns `size` pairs (cos, -sin) of 2 pi k / size, which the kernels of the Fourier transform turn with */
export function twiddleFactors(size: number): Float32Array {
  const factors = new Float32Array(2 * size);
  for (let index = 0; index < size; index += 1) {
    factors[2 * index] = Math.cos((2 * Math.PI * index) / size);
    factors[2 * index + 1] = -Math.sin((2 * Math.PI * index) / size);
  }
  return factors;
}
