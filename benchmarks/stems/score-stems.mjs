/** The inner product over all channels. */
const dot = (left, right) =>
  left.reduce((total, samples, channel) => samples.reduce((sum, value, index) => sum + value * right[channel][index], total), 0);

/** Scale-invariant signal-to-distortion ratio in dB (Le Roux et al., "SDR: half-baked or well done?", ICASSP 2019), all channels together. */
export function siSdrDb(truth, estimate) {
  const energy = dot(truth, truth);
  const scale = dot(truth, estimate) / energy;
  const distortion = dot(estimate, estimate) - scale ** 2 * energy;
  return 10 * Math.log10((scale ** 2 * energy) / distortion);
}

/** How much nearer both stems are to the parts than the mix is, in dB, and which share of each part is in the percussive stem. */
export function scoreStems({ drums, notes, mix }, { harmonic, percussive }) {
  return {
    notesDb: siSdrDb(notes, harmonic) - siSdrDb(notes, mix),
    drumsDb: siSdrDb(drums, percussive) - siSdrDb(drums, mix),
    drumsInPercussive: dot(drums, percussive) / dot(drums, drums),
    notesInPercussive: dot(notes, percussive) / dot(notes, notes),
  };
}
