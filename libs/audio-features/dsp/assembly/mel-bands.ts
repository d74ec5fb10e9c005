import { log2OfLanes, splatAt, vectorBytes } from './lanes';

/**
 * Logarithm to base 2 of the power in mel bands, four frames at once.
 *
 * @param power address of the spectra, one vector per bin
 * @param ranges address of two i32 per band: first bin and number of bins
 * @param weights address of the weights of all bands, one after the other, floats
 * @param floor power below which nothing is told apart, > 0
 * @param output out: one vector per band
 */
export function logMelBands(power: usize, bandCount: i32, ranges: usize, weights: usize, floor: f32, output: usize): void {
  const lowest = f32x4.splat(floor);
  for (let band = 0; band < bandCount; band++) {
    const range = ranges + ((<usize>band) << 3);
    let bin = power + ((<usize>load<i32>(range)) << 4);
    const end = weights + ((<usize>load<i32>(range + 4)) << 2);
    let sum = f32x4.splat(0);
    for (; weights < end; weights += 4, bin += vectorBytes) sum = f32x4.add(sum, f32x4.mul(v128.load(bin), splatAt(weights)));
    v128.store(output + ((<usize>band) << 4), log2OfLanes(f32x4.pmax(sum, lowest)));
  }
}
