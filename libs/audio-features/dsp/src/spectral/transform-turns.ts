/**
 * The factors that the real transform turns bins by when it merges four blocks into one, in the order that its kernel reads them: for
 * blocks of 16 or 32 values and so on in steps of four up to `size`, for each bin from 1 to half a quarter of the block, cosine and minus
 * sine of one, two and three times its angle.
 *
 * @param size a power of two >= 64
 */
export function transformTurns(size: number): readonly number[] {
  const smallestBlock = Number.isInteger(Math.log2(size) / 2) ? 16 : 32;
  const turns: number[] = [];
  for (let block = smallestBlock; block <= size; block *= 4) {
    for (let bin = 1; bin < block / 8; bin += 1) {
      for (const multiple of [1, 2, 3]) {
        const angle = (2 * Math.PI * multiple * bin) / block;
        turns.push(Math.cos(angle), -Math.sin(angle));
      }
    }
  }
  return turns;
}
