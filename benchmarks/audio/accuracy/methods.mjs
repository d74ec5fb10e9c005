/**
 * What can be asked for tempo, beats, key and chords, by the name of its column.
 *
 * @typedef {object} Answer what a method heard; what it does not tell is missing
 * @property {number | null} [bpm]
 * @property {number} [confidence] that the tempo is right, 0 to 1
 * @property {number[]} [beatTimes]
 * @property {[number, number] | null} [timeSignature]
 * @property {string | null} [tonic]
 * @property {'MAJOR' | 'MINOR' | null} [mode]
 * @property {{ start: number, end: number, label: string }[]} [chords]
 *
 * @type {Record<string, (contestants: import('../contestants/start-contestants.mjs').Contestants, path: string) => Promise<Answer | null>>}
 */
export const methods = {
  Earshot: async ({ earshot }, path) => {
    const reply = await earshot.ask('everything', path);
    if (reply === null) return null;
    const { rhythm, tonal } = reply.answer;
    return { ...rhythm, tonic: tonal.key, mode: tonal.scale, chords: tonal.chords };
  },
  librosa: ({ librosa }, path) => merged(librosa, ['rhythm', 'key'], path),
  'Essentia degara, bgate': ({ essentia }, path) => merged(essentia, ['rhythm', 'key', 'chords'], path),
  'Essentia multifeature, edma': ({ essentia }, path) => merged(essentia, ['rhythm-multifeature', 'key-edma'], path),
  'essentia.js degara, bgate': ({ essentiaJs }, path) => merged(essentiaJs, ['rhythm', 'key'], path),
  aubio: ({ commands }, path) => merged(commands, ['aubio-rhythm'], path),
};

async function merged(contestant, tasks, path) {
  if (!tasks.some((task) => contestant?.tasks.includes(task))) return null;
  const answers = [];
  for (const task of tasks) {
    const answer = (await contestant.ask(task, path))?.answer;
    answers.push(Array.isArray(answer) ? { chords: answer } : answer);
  }
  return Object.assign({}, ...answers);
}
