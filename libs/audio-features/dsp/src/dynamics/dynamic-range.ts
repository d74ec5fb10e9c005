/** Blocks this far below the loudest are pauses, no quiet passages. */
const pauseDb = 60;
const quietShare = 0.1;
const loudShare = 0.95;

/**
 * How far loud and quiet passages lie apart, in dB, at least 0: the distance between the 10th and the 95th percentile of the level of
 * 100 ms blocks, pauses left out. The percentiles are those of the loudness range (EBU Tech 3342), but unweighted and over blocks
 * short enough to tell single notes and hits apart, so it also says something of a loop of a second. 0 in silence.
 *
 * @param blockMeanSquares mean square of each 100 ms
 */
export function dynamicRangeDb(blockMeanSquares: Float32Array): number {
  const loudest = blockMeanSquares.reduce((largest, value) => Math.max(largest, value), 0);
  if (loudest === 0) return 0;
  const sounding = blockMeanSquares.filter((value) => value >= loudest * 10 ** (-pauseDb / 10)).sort();
  const at = (share: number) => sounding[Math.round(share * (sounding.length - 1))] ?? loudest;
  return 10 * Math.log10(at(loudShare) / at(quietShare));
}
