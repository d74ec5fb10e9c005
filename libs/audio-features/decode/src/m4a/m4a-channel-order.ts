type Order = Readonly<Record<number, readonly number[]>>;

/**
 * Where each channel of the WAV order stands in what the decoder gives, by number of channels. The package orders AAC up to 5.1 itself. Of 7.1
 * the standard makes the second pair stand outside the front (ISO/IEC 14496-3, table 1.19), but encoders put the sides there.
 */
const aacOrder: Order = { 8: [1, 2, 0, 7, 5, 6, 3, 4] };
/** Apple's layouts all begin with the centre; 7.1 has a second pair in front, which stands where WAV has the backs. */
const alacOrder: Order = {
  3: [1, 2, 0],
  4: [1, 2, 0, 3],
  5: [1, 2, 0, 3, 4],
  6: [1, 2, 0, 5, 3, 4],
  7: [1, 2, 0, 6, 5, 3, 4],
  8: [3, 4, 0, 7, 1, 2, 5, 6],
};

/** Four channels are left, right, centre and back centre; all other numbers have in WAV the loudspeakers that they have here. */
const masks: Readonly<Record<number, number>> = { 4: 0x107 };

/** @returns which loudspeakers the channels are for, where WAV usually has others for so many */
export const m4aChannelMask = (channels: number): number | undefined => masks[channels];

/** Puts decoded channels into the order of WAV: left, right, centre, LFE, backs, sides. */
export function inWavOrder(channels: readonly Float32Array[], codec: 'AAC' | 'ALAC'): readonly Float32Array[] {
  const order = (codec === 'AAC' ? aacOrder : alacOrder)[channels.length];
  return order === undefined ? channels : order.flatMap((index) => channels[index] ?? []);
}
