/** Which decoded channel stands at each place of the WAV order, by number of channels (Vorbis I §4.3.9; RFC 7845 §5.1.1.2 is the same). */
const places: Readonly<Record<number, readonly number[]>> = {
  3: [0, 2, 1],
  5: [0, 2, 1, 3, 4],
  6: [0, 2, 1, 5, 3, 4],
  7: [0, 2, 1, 6, 5, 3, 4],
  8: [0, 2, 1, 7, 5, 6, 3, 4],
};

/** Puts the channels of Vorbis and Opus (left, centre, right …) into the order of WAV (left, right, centre, LFE …). */
export function toWavChannelOrder(channels: Float32Array[]): Float32Array[] {
  const order = places[channels.length];
  return order === undefined ? channels : order.flatMap((index) => channels[index] ?? []);
}
