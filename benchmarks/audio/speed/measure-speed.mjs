import { interleavedRounds } from './interleaved-rounds.mjs';
import { renderMaterial } from './render-material.mjs';

/** These take a minute a round. */
const slowPeers = new Set(['essentia.js', 'Essentia true peak']);
const mostSlowRounds = 3;

/** What peers are asked for, by name: whose task, and which. */
const peerTasks = {
  librosa: ['librosa', 'everything'],
  Essentia: ['essentia', 'everything'],
  'Essentia true peak': ['essentia', 'true-peak'],
  'essentia.js': ['essentiaJs', 'everything'],
  libebur128: ['libebur128', 'loudness'],
  'ffmpeg ebur128': ['commands', 'ffmpeg-loudness'],
  loudgain: ['commands', 'loudgain-loudness'],
};

/**
 * Everybody's time for one generated song.
 *
 * @returns {Promise<{ seconds: number, rounds: number, timings: Map<string, import('./interleaved-rounds.mjs').Timing> }>} `engine` without
 *   decoding, `loudness` alone, `wav` and so on with decoding, and the peers
 */
export async function measureSpeed(contestants, { seconds, rounds, folder }) {
  const short = renderMaterial(folder, { seconds: 10, seed: 2 });
  const song = renderMaterial(folder, { seconds });
  const { earshot } = contestants;
  const peers = Object.entries(peerTasks).flatMap(([name, [who, task]]) =>
    contestants[who]?.tasks.includes(task) ? [{ name, run: (path) => contestants[who].ask(task, path) }] : [],
  );
  const ours = [
    { name: 'engine', run: () => earshot.ask('everything', song.wav) },
    ...Object.keys(song).map((format) => ({ name: format, run: () => earshot.ask('decode-and-everything', song[format]) })),
    { name: 'loudness', run: () => earshot.ask('loudness', song.wav) },
  ];
  // Compilers that work while a program runs have done so after this; what is compiled beforehand has no need of more.
  for (const { run } of [...ours, ...ours]) await run();
  for (const { run } of peers) await run(short.wav);
  const entrants = [
    ...ours,
    ...peers.map(({ name, run }) => ({
      name,
      run: () => run(song.wav),
      ...(slowPeers.has(name) ? { mostRounds: mostSlowRounds } : {}),
    })),
  ];
  const timings = await interleavedRounds(entrants, rounds);
  const { answer } = await earshot.ask('decode-and-everything', song.wav);
  return { seconds: answer, rounds, timings };
}
