const picosPerNano = 1_000n;
const nanosPerMicro = 1_000n;
const microsPerUsd = 1_000_000n;

/** @returns pico-dollars (zero or more) as nano-dollars, half up. */
export const roundToNanoUsd = (picoUsd: bigint): bigint => (picoUsd + picosPerNano / 2n) / picosPerNano;

/** @returns nano-dollars with exactly six decimals for a log line, half away from zero, for example `0.000617`. */
export function formatSixDecimals(nanoUsd: bigint): string {
  const magnitude = nanoUsd < 0n ? -nanoUsd : nanoUsd;
  const micros = (magnitude + nanosPerMicro / 2n) / nanosPerMicro;
  const sign = nanoUsd < 0n && micros > 0n ? '-' : '';
  return `${sign}${micros / microsPerUsd}.${(micros % microsPerUsd).toString().padStart(6, '0')}`;
}
