const figures = ['integratedLufs', 'truePeakDbtp', 'rangeLu'];

/**
 * The largest differences between two meters over a number of files.
 *
 * @param {readonly { loudness: Record<string, number | null>, reference: Record<string, number | null> | null }[]} readings
 * @returns {Record<string, number> | null} by figure; null when nothing was compared
 */
export function loudnessDeviation(readings) {
  const compared = readings.filter(({ reference }) => reference !== null);
  if (compared.length === 0) return null;
  return Object.fromEntries(figures.map((figure) => [figure, Math.max(...compared.map((reading) => difference(reading, figure)))]));
}

/** Who reads nothing heard silence; that is far from any reading, and nothing from another silence. */
function difference({ loudness, reference }, figure) {
  const [ours, theirs] = [loudness[figure], reference[figure]].map((value) => value ?? -Infinity);
  return ours === theirs ? 0 : Math.abs(ours - theirs);
}
