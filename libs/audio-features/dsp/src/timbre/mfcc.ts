const coefficientCount = 13;

/** 10 log10(2): octaves of power to decibels. */
const decibelsPerOctave = 10 * Math.log10(2);

/**
 * The first 13 mel-frequency cepstral coefficients, mean over frames: type II cosine transform, orthonormal, of the mel spectrum in dB
 * (Davis and Mermelstein, IEEE TASSP 1980), as `librosa.feature.mfcc(n_mfcc=13, n_mels=40)` without its limit of 80 dB below the
 * loudest band, which a stream cannot know. The transform is linear, so that of the mean spectrum is the mean of those of all frames.
 *
 * @param meanLogMel mean over frames of log2 of the power in each mel band
 */
export function melCepstrum(meanLogMel: ArrayLike<number>): number[] {
  const bandCount = meanLogMel.length;
  return Array.from({ length: coefficientCount }, (_, coefficient) => {
    let sum = 0;
    for (let band = 0; band < bandCount; band += 1) {
      sum += (meanLogMel[band] ?? 0) * Math.cos((Math.PI * coefficient * (band + 0.5)) / bandCount);
    }
    return decibelsPerOctave * Math.sqrt((coefficient === 0 ? 1 : 2) / bandCount) * sum;
  });
}
