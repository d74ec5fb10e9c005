// npm run bench:second-opinion [-- --clips 340]: how reliable essentia.js is on generated music, and what hearing it does to the
// confidences of tempo and key. The first two tables are the numbers in libs/audio-features/understanding/src/second-opinion.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from '../../tools/build.mjs';
import { workspaceRoot } from '../../tools/workspace-root.mjs';
import { keyReliability, tempoReliability } from './reliability.mjs';
import { scoreConfidences } from './score-confidences.mjs';

const independences = [0, 0.0625, 0.125, 0.25, 0.5, 1];
const clipCount = Number(parseArgs({ options: { clips: { type: 'string', default: '340' } } }).values.clips);

await build();
const require = createRequire(import.meta.url);
const { applySecondOpinion } = require(join(workspaceRoot, 'dist/libs/audio-features/understanding/src/index.js'));
const { isTempoRight } = require(join(workspaceRoot, 'dist/libs/audio-features/dsp/src/index.js'));

const hearClips = async (set) => {
  const thread = new Worker(new URL('hear-clips.mjs', import.meta.url), { workerData: { set, count: clipCount } });
  const [clips] = await once(thread, 'message');
  return clips;
};
const [training, test] = await Promise.all([hearClips('training'), hearClips('test')]);
const sets = { training, test };

const tempoCandidates = ({ rhythm }, truth) =>
  rhythm.bpm === null ? [] : rhythm.candidates.map(({ bpm, confidence }) => ({ confidence, right: isTempoRight(bpm, truth.bpm) }));
const keyCandidates = ({ tonal }, truth) =>
  truth.key === null
    ? []
    : tonal.candidates.map(({ tonic, mode, confidence }) => ({ confidence, right: tonic === truth.key && mode === truth.scale }));

const scoresOf = (clips, candidatesOf, independence) =>
  scoreConfidences(
    clips
      .map(({ truth, own, opinion }) => candidatesOf(applySecondOpinion(own, opinion, { tempo: independence, key: independence }), truth))
      .filter((candidates) => candidates.length > 0),
  );

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const table = (headings, rows) => [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const reliabilityTable = (shares) =>
  table(
    ['heard', 'share'],
    Object.entries(shares).map(([relation, share]) => [relation, share.toFixed(4)]),
  );
const scoreTable = (candidatesOf) =>
  table(
    ['clips', 'independence', 'first is right', 'log loss', 'calibration error'],
    Object.entries(sets).flatMap(([set, clips]) =>
      independences.map((independence) => {
        const { right, logLoss, calibrationError } = scoresOf(clips, candidatesOf, independence);
        return [set, independence, percent(right), logLoss.toFixed(3), calibrationError.toFixed(3)];
      }),
    ),
  );

const text = `# The second opinion

\`npm run bench:second-opinion -- --clips ${clipCount}\`, ${new Date().toISOString().slice(0, 10)}. Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}).

essentia.js 0.1.3 (RhythmExtractor2013 degara, KeyExtractor bgate, Danceability) heard ${clipCount} clips of the training set, behind those that our own engine was trained on, and ${clipCount} test clips. Independence 0 is our own engine alone, 1 would be a second opinion that never falls into the same trap as ours.

## What it hears of a tempo, on clips of the training set

${reliabilityTable(tempoReliability(sets.training))}

## What it hears of a key, on clips of the training set

Of an unrelated key: the share of each single one of the nineteen.

${reliabilityTable(keyReliability(sets.training))}

## Tempo, within 4 %

The first candidate is ours whatever the second engine hears; what changes is how sure we are of it.

${scoreTable(tempoCandidates)}

## Key

${scoreTable(keyCandidates)}
`;
console.log(text);
writeFileSync(join(workspaceRoot, 'benchmarks/results/second-opinion.md'), text);
