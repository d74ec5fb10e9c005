/**
 * @returns how many answers Earshot's clients have had: those for which the provider was called, and those that were kept. Of the
 *   kept ones the first of each interface was called for.
 */
export function sumAnswered({ warm, result, cached }) {
  const measured = [...result.loads.values(), result.single, result.many].flat();
  const calls = measured.reduce((sum, { answered }) => sum + answered, warm.answered + warm.streamed);
  const interfaces = Object.values(cached);
  const kept = interfaces.reduce((sum, { answered }) => sum + answered - 1, 0);
  return { paid: calls + interfaces.length, kept };
}
