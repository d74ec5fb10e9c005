/** Bits of the mask of WAVE_FORMAT_EXTENSIBLE: the loudspeaker that each channel is meant for. */
const speaker = { lowFrequencyEffects: 3, backLeft: 4, backRight: 5, sideLeft: 9, sideRight: 10 } as const;
const sidesOfMask = (1 << speaker.sideLeft) | (1 << speaker.sideRight);
const highestSpeaker = 17;

/** By number of channels, where a file names no loudspeakers: the layouts of WAVE and FLAC (RFC 9639 §9.1.3). */
const usualMasks = [0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x70f, 0x63f] as const;

const surround = 1.41;

/**
 * The weight of each channel in the loudness of a file. ITU-R BS.1770-4, table 4: 1.41 for loudspeakers 60 to 120 degrees to the side,
 * 1 for all others, 0 for the low-frequency effects. The backs are such loudspeakers where there are no sides, as in 5.1, and stand
 * further behind where there are, as in 7.1. A mono file counts once, not as two loudspeakers.
 *
 * @param channelMask WAVE_FORMAT_EXTENSIBLE's; channels are in the order of its bits, those beyond them stand anywhere. By default, and
 * when it is 0, the usual layout of so many channels.
 * @returns one weight per channel
 */
export function channelWeights(channelCount: number, channelMask = 0): readonly number[] {
  const mask = channelMask === 0 ? (usualMasks[channelCount] ?? 0) : channelMask;
  const weights: number[] = [];
  for (let position = 0; position <= highestSpeaker; position += 1) {
    if ((mask & (1 << position)) !== 0) weights.push(weightOf(position, mask));
  }
  return Array.from({ length: channelCount }, (_, channel) => weights[channel] ?? 1);
}

function weightOf(position: number, mask: number): number {
  if (position === speaker.lowFrequencyEffects) return 0;
  if (position === speaker.sideLeft || position === speaker.sideRight) return surround;
  const isBack = position === speaker.backLeft || position === speaker.backRight;
  return isBack && (mask & sidesOfMask) === 0 ? surround : 1;
}
