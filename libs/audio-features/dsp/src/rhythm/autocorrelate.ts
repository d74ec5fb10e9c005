/**
 * Normalised autocorrelation with the mean taken away: 1 at lag 0, near 0 where nothing repeats.
 *
 * @returns lags 0 to `largestLag`; lags that overlap less than a quarter of the signal are 0, because chance rules there.
 */
export function autocorrelate(values: Float32Array, largestLag: number): Float32Array {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, length);
  const centred = values.map((value) => value - mean);
  const correlation = new Float32Array(largestLag + 1);
  const energy = centred.reduce((sum, value) => sum + value * value, 0);
  if (energy === 0) return correlation;
  const usableLag = Math.min(largestLag, Math.floor(0.75 * length));
  for (let lag = 0; lag <= usableLag; lag += 4) {
    fourProducts(centred, lag).forEach((product, ahead) => {
      if (lag + ahead <= usableLag) correlation[lag + ahead] = (product * length) / (energy * (length - lag - ahead));
    });
  }
  return correlation;
}

/** The products of a signal with itself at four lags that follow each other: together they share the loads of the undelayed signal. */
function fourProducts(values: Float32Array, lag: number): [number, number, number, number] {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = lag; index < values.length; index += 1) {
    const here = values[index] ?? 0;
    first += here * (values[index - lag] ?? 0);
    second += here * (values[index - lag - 1] ?? 0);
    third += here * (values[index - lag - 2] ?? 0);
    fourth += here * (values[index - lag - 3] ?? 0);
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
