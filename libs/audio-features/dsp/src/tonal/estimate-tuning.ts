export interface Tuning {
  /** Deviation from A4 = 440 Hz, -50 to 50. */
  readonly cents: number;
  /** 0 = pitches lie anywhere, 1 = all lie exactly on the semitones of one tuning. */
  readonly concentration: number;
}

/**
 * Tuning as the circular mean of how far pitches lie from the nearest semitone (Dressler and Streich, "Tuning Frequency Estimation Using Circular
 * Statistics", ISMIR 2007).
 *
 * @param histogram weight per pitch-class bin, a multiple of twelve bins, bin 0 = C at A4 = 440 Hz
 */
export function estimateTuning(histogram: ArrayLike<number>): Tuning {
  const binsPerSemitone = histogram.length / 12;
  let cosine = 0;
  let sine = 0;
  let total = 0;
  for (let bin = 0; bin < histogram.length; bin += 1) {
    const weight = histogram[bin] ?? 0;
    const angle = (2 * Math.PI * (bin % binsPerSemitone)) / binsPerSemitone;
    cosine += weight * Math.cos(angle);
    sine += weight * Math.sin(angle);
    total += weight;
  }
  if (total === 0) return { cents: 0, concentration: 0 };
  return { cents: (100 * Math.atan2(sine, cosine)) / (2 * Math.PI), concentration: Math.hypot(cosine, sine) / total };
}
