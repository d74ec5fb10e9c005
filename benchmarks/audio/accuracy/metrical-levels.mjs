/**
 * The true beats as they would be counted at other metrical levels: twice and three times as fast, and half or a third as fast from
 * any of their beats.
 *
 * @param {readonly number[]} beats
 * @returns {number[][]}
 */
export function metricalLevels(beats) {
  const every = (step, offset) => beats.filter((_, index) => index % step === offset);
  const divided = (parts) =>
    beats.flatMap((beat, index) => {
      const next = beats[index + 1];
      return next === undefined ? [beat] : Array.from({ length: parts }, (_, part) => beat + (part * (next - beat)) / parts);
    });
  return [[...beats], divided(2), divided(3), every(2, 0), every(2, 1), every(3, 0), every(3, 1), every(3, 2)];
}
