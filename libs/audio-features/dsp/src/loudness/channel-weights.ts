const surround = 1.41;
const lowFrequencyEffects = 0;

/**
 * The weight of each channel in the loudness of a file, by the number of channels, in the usual order of WAVE and FLAC. ITU-R
 * BS.1770-4, table 4: 1.41 for loudspeakers 60 to 120 degrees to the side, 1 for all others, 0 for the low-frequency effects. So the
 * sides of 7.1 weigh more and its backs do not. A mono file counts once, not as two loudspeakers.
 */
const weightsByChannelCount: readonly (readonly number[])[] = [
  [],
  [1],
  [1, 1],
  [1, 1, 1],
  [1, 1, surround, surround],
  [1, 1, 1, surround, surround],
  [1, 1, 1, lowFrequencyEffects, surround, surround],
  [1, 1, 1, lowFrequencyEffects, 1, surround, surround],
  [1, 1, 1, lowFrequencyEffects, 1, 1, surround, surround],
];

/** @returns one weight per channel, for 1 to 8 channels */
export function channelWeights(channelCount: number): readonly number[] {
  return weightsByChannelCount[channelCount] ?? new Array<number>(channelCount).fill(1);
}
