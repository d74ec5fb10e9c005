const tempoRatios = { 1: 1, '1/2': 1 / 2, 2: 2, '3/2': 3 / 2, 3: 3, '2/3': 2 / 3, '4/3': 4 / 3, '1/3': 1 / 3, '3/4': 3 / 4 };
const pitchClasses = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const keyRelations = ['same', 'fifth above', 'parallel', 'relative', 'fifth below'];
const unrelated = 'unrelated';

/**
 * How often the second engine hears a tempo in which relation to the true one.
 *
 * @param {readonly { truth: { bpm: number }, opinion: { bpm: number | null } }[]} clips
 */
export function tempoReliability(clips) {
  const heard = clips.filter(({ opinion }) => opinion.bpm !== null);
  return shares(
    heard.map(({ truth, opinion }) => {
      const isHeardAs = ([, ratio]) => Math.abs(opinion.bpm / truth.bpm / ratio - 1) < 0.04;
      return Object.entries(tempoRatios).find(isHeardAs)?.[0] ?? unrelated;
    }),
    [...Object.keys(tempoRatios), unrelated],
  );
}

/**
 * The same for keys; of an unrelated key the share of one single key of the nineteen.
 *
 * @param {readonly { truth: { key: string | null, scale: string }, opinion: { key: { tonic: string, mode: string } | null } }[]} clips
 */
export function keyReliability(clips) {
  const heard = clips.filter(({ truth, opinion }) => truth.key !== null && opinion.key !== null);
  const table = shares(
    heard.map(({ truth, opinion }) => keyRelation(opinion.key, { tonic: truth.key, mode: truth.scale })),
    [...keyRelations, unrelated],
  );
  return { ...table, [unrelated]: table[unrelated] / (24 - keyRelations.length) };
}

function keyRelation(heard, truth) {
  const interval = (pitchClasses.indexOf(heard.tonic) - pitchClasses.indexOf(truth.tonic) + 12) % 12;
  if (heard.mode === truth.mode) return { 0: 'same', 7: 'fifth above', 5: 'fifth below' }[interval] ?? unrelated;
  if (interval === 0) return 'parallel';
  return interval === (truth.mode === 'MAJOR' ? 9 : 3) ? 'relative' : unrelated;
}

// One is added to each count, so that nothing is impossible because it did not happen here (Laplace).
function shares(relations, names) {
  const countOf = (name) => relations.filter((relation) => relation === name).length;
  return Object.fromEntries(names.map((name) => [name, (countOf(name) + 1) / (relations.length + names.length)]));
}
