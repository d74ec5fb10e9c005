/** The constant of BS.1770 that makes a 997 Hz sine of 0 dBFS in one channel read -3.01 LKFS. */
const offsetLu = -0.691;
/** Quieter than the noise of 20 bits: no loudness to speak of. */
const quietestLufs = -120;

/** Loudness of a K-weighted, channel-weighted mean square, in LUFS; minus infinity for silence. */
export const toLufs = (meanSquare: number) => offsetLu + 10 * Math.log10(meanSquare);

/** Mean square of a loudness. */
export const fromLufs = (lufs: number) => 10 ** ((lufs - offsetLu) / 10);

/** Loudness in LUFS, or null for silence (below -120 LUFS). */
export function toLufsOrNull(meanSquare: number): number | null {
  const lufs = toLufs(meanSquare);
  return lufs > quietestLufs ? lufs : null;
}
