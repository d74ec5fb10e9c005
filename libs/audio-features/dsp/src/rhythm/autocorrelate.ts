/**
 * Normalised autocorrelation with the mean taken away: 1 at lag 0, near 0 where nothing repeats.
 *
 * @returns lags 0 to `largestLag`; lags that overlap less than a quarter of the signal are 0, because chance rules there.
 */
export function autocorrelate(values: Float32Array, largestLag: number): Float32Array {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, length);
  // Three zeros in front keep all four delayed reads inside the array, which is what makes the inner loop fast.
  const padded = new Float64Array(length + 3);
  values.forEach((value, index) => {
    padded[index + 3] = value - mean;
  });
  const correlation = new Float32Array(largestLag + 1);
  const energy = padded.reduce((sum, value) => sum + value * value, 0);
  if (energy === 0) return correlation;
  const usableLag = Math.min(largestLag, Math.floor(0.75 * length));
  for (let lag = 0; lag <= usableLag; lag += 4) {
    const products = fourProducts(padded, lag);
    for (let ahead = 0; ahead < 4 && lag + ahead <= usableLag; ahead += 1) {
      correlation[lag + ahead] = ((products[ahead] ?? 0) * length) / (energy * (length - lag - ahead));
    }
  }
  return correlation;
}

/** The products of a signal with itself at four lags that follow each other: together they share the loads of the undelayed signal. */
function fourProducts(padded: Float64Array, lag: number): [number, number, number, number] {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = lag + 3, delayed = 3; index < padded.length; index += 1, delayed += 1) {
    const here = padded[index] ?? 0;
    first += here * (padded[delayed] ?? 0);
    second += here * (padded[delayed - 1] ?? 0);
    third += here * (padded[delayed - 2] ?? 0);
    fourth += here * (padded[delayed - 3] ?? 0);
  }
  return [first, second, third, fourth];
}

/** Value between two lags; 0 beyond the last one. */
export function correlationAt(correlation: Float32Array, lag: number): number {
  const below = Math.floor(lag);
  const share = lag - below;
  const value = correlation[below] ?? 0;
  return share === 0 ? value : value + share * ((correlation[below + 1] ?? 0) - value);
}
