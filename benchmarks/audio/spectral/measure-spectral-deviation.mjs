const numbers = ['centroidHz', 'rolloffHz', 'bandwidthHz', 'flatness', 'zeroCrossingRate'];

/**
 * How far Earshot's spectral features lie from librosa's over the same frames of the same files.
 *
 * @param {Iterable<{ path: string }>} files
 * @returns {Promise<Record<string, number> | null>} by feature the largest deviation over all files as a share; null without librosa
 */
export async function measureSpectralDeviation({ earshot, librosa }, files) {
  if (librosa === null) return null;
  const largest = {};
  for (const { path } of files) {
    const [ours, theirs] = await Promise.all([earshot.ask('everything', path), librosa.ask('spectral', path)]);
    if (ours === null || theirs === null) continue;
    const { spectral, timbre } = ours.answer;
    for (const [feature, deviation] of Object.entries(deviations({ ...spectral, ...timbre }, theirs.answer)))
      largest[feature] = Math.max(largest[feature] ?? 0, deviation);
  }
  return largest;
}

function deviations(ours, theirs) {
  const ofNumbers = numbers.map((feature) => [feature, theirs[feature] === 0 ? 0 : Math.abs(ours[feature] / theirs[feature] - 1)]);
  const ofLists = ['contrast', 'mfcc'].flatMap((feature) =>
    theirs[feature] === null ? [] : [[feature, distance(ours[feature], theirs[feature])]],
  );
  return Object.fromEntries([...ofNumbers, ...ofLists]);
}

/** Length of the difference of two vectors as a share of the length of the second. */
const distance = (ours, theirs) => Math.hypot(...theirs.map((value, index) => value - ours[index])) / Math.hypot(...theirs);

/** @returns {Record<string, number> | null} the larger of each deviation */
export function mergeDeviations(first, second) {
  if (first === null || second === null) return first ?? second;
  const features = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...features].map((feature) => [feature, Math.max(first[feature] ?? 0, second[feature] ?? 0)]));
}
