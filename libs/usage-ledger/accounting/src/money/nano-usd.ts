const picosPerNano = 1_000n;

/** @returns pico-dollars (zero or more) as nano-dollars, half up. */
export const roundToNanoUsd = (picoUsd: bigint): bigint => (picoUsd + picosPerNano / 2n) / picosPerNano;
