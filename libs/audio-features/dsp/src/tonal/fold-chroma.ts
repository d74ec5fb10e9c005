/** Further than this from a semitone a peak belongs to neither neighbour. */
const widestCents = 45;

/**
 * Which of the twelve pitch classes each fine bin adds to, and how much, for a tuning.
 *
 * @returns per bin the pitch class 0 = C to 11 = B and a weight from 0 to 1 that falls with the distance from the semitone
 */
export function chromaFolding(binsPerOctave: number, tuningCents: number): { pitchClasses: Uint8Array; weights: Float32Array } {
  const binsPerSemitone = binsPerOctave / 12;
  const pitchClasses = new Uint8Array(binsPerOctave);
  const weights = new Float32Array(binsPerOctave);
  for (let bin = 0; bin < binsPerOctave; bin += 1) {
    const semitones = bin / binsPerSemitone - tuningCents / 100;
    const nearest = Math.round(semitones);
    pitchClasses[bin] = (nearest + 12) % 12;
    weights[bin] = Math.max(0, 1 - (100 * Math.abs(semitones - nearest)) / widestCents);
  }
  return { pitchClasses, weights };
}

/**
 * Twelve shares from C to B that sum to 1, or zeros when there is nothing to share.
 *
 * @param histogram weight per fine pitch-class bin
 */
export function foldChroma(histogram: ArrayLike<number>, tuningCents: number): number[] {
  const { pitchClasses, weights } = chromaFolding(histogram.length, tuningCents);
  const chroma = new Array<number>(12).fill(0);
  for (let bin = 0; bin < histogram.length; bin += 1) {
    const pitchClass = pitchClasses[bin] ?? 0;
    chroma[pitchClass] = (chroma[pitchClass] ?? 0) + (weights[bin] ?? 0) * (histogram[bin] ?? 0);
  }
  const total = chroma.reduce((sum, value) => sum + value, 0);
  return total > 0 ? chroma.map((value) => value / total) : chroma;
}
