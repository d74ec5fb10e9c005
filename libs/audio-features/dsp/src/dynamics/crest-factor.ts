/**
 * Largest sample over root mean square in dB, at least 0 (a square wave has 0, a sine 3); 0 in silence. The peak factor of the International
 * Electrotechnical Vocabulary (IEC 60050), over all channels.
 */
export function crestFactorDb(peak: number, rms: number): number {
  return rms > 0 ? Math.max(0, 20 * Math.log10(peak / rms)) : 0;
}
