/** Blocks are 100 ms long. */
const blocksPerSecond = 10;

/**
 * How loud each stretch is beside the loudest: the ratio of their root mean squares, 0 to 1.
 *
 * @param blockMeanSquares mean square over all channels of each 100 ms
 */
export function sectionEnergies(
  stretches: readonly { readonly start: number; readonly end: number }[],
  blockMeanSquares: Float32Array,
): number[] {
  const levels = stretches.map(({ start, end }) => {
    const from = Math.min(blockMeanSquares.length - 1, Math.round(start * blocksPerSecond));
    const blocks = blockMeanSquares.subarray(from, Math.max(from + 1, Math.round(end * blocksPerSecond)));
    return Math.sqrt(blocks.reduce((sum, value) => sum + value, 0) / Math.max(1, blocks.length));
  });
  const loudest = Math.max(...levels);
  return levels.map((level) => (loudest > 0 ? level / loudest : 0));
}
