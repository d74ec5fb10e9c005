/** Harmonic and percussive power of the middle one of 17 power spectra, in the bins from `firstBin` on. */
export function referenceMedianMasks(
  rows: readonly ArrayLike<number>[],
  { centreRow, firstBin, binCount }: { centreRow: number; firstBin: number; binCount: number },
): { harmonic: number; percussive: number } {
  const centre = rows[centreRow] ?? [];
  let harmonic = 0;
  let percussive = 0;
  for (let bin = firstBin; bin < firstBin + binCount; bin += 1) {
    const overTime = median(rows.map((row) => row[bin] ?? 0));
    const overFrequency = median(Array.from({ length: 17 }, (_, index) => centre[bin - 8 + index] ?? 0));
    const share = overTime / (overTime + overFrequency);
    harmonic += (centre[bin] ?? 0) * share ** 2;
    percussive += (centre[bin] ?? 0) * (1 - share) ** 2;
  }
  return { harmonic, percussive };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}
