// npm run bench:stems [-- --clips 24]: how well drums and notes of generated arrangements come apart, and how fast, beside librosa where
// it is installed (benchmarks/audio/install-peers.sh). Without --clips the results are written.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../tools/build.mjs';
import { workspaceRoot } from '../../tools/workspace-root.mjs';

const { clips } = parseArgs({ options: { clips: { type: 'string' } } }).values;
const clipCount = Number(clips ?? 40);

await build(['libs/contracts', 'libs/audio-features']);
const { startEarshot } = await import('./earshot-stems.mjs');
const { startLibrosa } = await import('./librosa-hpss.mjs');
const { playParts } = await import('./play-parts.mjs');
const { scoreStems } = await import('./score-stems.mjs');

const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-stems-'));
const contestants = [startEarshot(), await startLibrosa(folder)].filter((contestant) => contestant !== null);
const rows = contestants.map(() => []);
try {
  for (const clip of playParts(clipCount)) {
    for (const [index, contestant] of contestants.entries()) {
      const { cpuSeconds, ...stems } = await contestant.separate(clip);
      const speed = clip.mix[0].length / clip.sampleRateHz / cpuSeconds;
      rows[index].push({ ...scoreStems(clip, stems), speed });
    }
  }
} finally {
  for (const contestant of contestants) contestant.stop();
  rmSync(folder, { recursive: true });
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const decibels = (value) => `${value >= 0 ? '+' : ''}${value.toFixed(2)} dB`;
const lineOf = ({ name }, scores) => {
  const of = (key) => mean(scores.map((score) => score[key]));
  const cells = [decibels(of('notesDb')), decibels(of('drumsDb')), percent(of('drumsInPercussive')), percent(of('notesInPercussive'))];
  return `| ${name} | ${cells.join(' | ')} | ${Math.round(median(scores.map(({ speed }) => speed)))}x |`;
};
const report = `# Stems

\`npm run bench:stems\`, ${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model}, Node.js ${process.version}: ${clipCount} stereo clips of the test set, drums and notes rendered for themselves and mixed. The first two columns say how much nearer the harmonic stem is to the notes, and the percussive stem to the drums, than the mix is (SI-SDR, mean over the clips); the next two, which share of the drums and of the notes is in the percussive stem: one is best near 100 %, the other near 0 %. Speed is CPU time of one core for both stems, transforms there and back included, median over the clips.

| | notes | drums | drums in the percussive stem | notes in the percussive stem | speed |
| --- | --: | --: | --: | --: | --: |
${contestants.map((contestant, index) => lineOf(contestant, rows[index])).join('\n')}
`;
console.log(report);
if (clips === undefined) writeFileSync(join(workspaceRoot, 'benchmarks/results/stems.md'), report);
