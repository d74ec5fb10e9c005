/** Centroid, bandwidth and rolloff in bins and flatness of one power spectrum, as librosa defines them, in double precision. */
export function referenceSpectralStatistics(power: ArrayLike<number>): {
  centroid: number;
  bandwidth: number;
  flatness: number;
  rolloff: number;
} {
  const powers = Array.from(power);
  const magnitudes = powers.map(Math.sqrt);
  const total = sum(magnitudes);
  const audible = powers.map((value) => Math.max(1e-10, value));
  const flatness = Math.exp(sum(audible.map(Math.log)) / audible.length) / (sum(audible) / audible.length);
  if (total === 0) return { centroid: 0, bandwidth: 0, flatness, rolloff: 0 };
  const centroid = sum(magnitudes.map((magnitude, bin) => magnitude * bin)) / total;
  const bandwidth = Math.sqrt(sum(magnitudes.map((magnitude, bin) => magnitude * (bin - centroid) ** 2)) / total);
  let below = 0;
  const rolloff = magnitudes.findIndex((magnitude) => (below += magnitude) >= 0.85 * total);
  return { centroid, bandwidth, flatness, rolloff };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
