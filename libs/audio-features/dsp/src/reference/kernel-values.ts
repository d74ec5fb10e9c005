import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { SeededRandom } from '../synthesis/seeded-random';

/** Places values in kernel memory, for golden tests. */
export function placeFloats(kernels: Kernels, values: ArrayLike<number>): KernelFloats {
  const placed = kernels.allocateFloats(values.length);
  placed.values.set(Array.from(values));
  return placed;
}

/** Four signals or spectra as kernels want them: the values with the same index side by side. */
export function interleaveLanes(lanes: readonly ArrayLike<number>[]): number[] {
  return Array.from({ length: lanes[0]?.length ?? 0 }, (_, index) => lanes.map((lane) => lane[index] ?? 0)).flat();
}

/** One of the four again. */
export function laneOf(values: Float32Array, lane: number): number[] {
  return Array.from(values.filter((_, index) => index % 4 === lane));
}

/** Uniform in [low, high), the same for the same seed. */
export function randomValues(count: number, { seed, low = -1, high = 1 }: { seed: number; low?: number; high?: number }): Float32Array {
  const random = new SeededRandom(seed);
  return Float32Array.from({ length: count }, () => random.between(low, high));
}
