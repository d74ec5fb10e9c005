// npm run bench:foundation [recording]: how quickly the embedded profile starts, analyses a three-minute recording, answers
// the same again and lists files under load. Without a recording one is synthesised, and encoded to MP3 where ffmpeg is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, listFilesAtRate, upload } from './client.mjs';
import { makeRecording } from './recording.mjs';
import { startStandalone } from './standalone.mjs';
import { machineLine, table } from './report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const idleMs = 3_000;

const recording = makeRecording(process.argv[2]);
const first = await startStandalone(root);
await first.said('API key');
await first.stop();
const earshot = await startStandalone(root, { dataDirectory: first.dataDirectory });
await new Promise((resolve) => setTimeout(resolve, idleMs));
const idleMegabytes = earshot.residentMegabytes();

// One analysis before, so that the decoder and the engine are compiled: the figure is about a warm process.
await analyse(earshot, await upload(earshot, 'warm-up.wav', makeRecording(null, { seconds: 20, seed: 2 }).bytes));

const startedMs = performance.now();
const fileId = await upload(earshot, recording.filename, recording.bytes);
const analysis = await analyse(earshot, fileId);
const wholeSeconds = (performance.now() - startedMs) / 1000;

const againMs = performance.now();
const again = await analyse(earshot, fileId);
const repeatedMs = performance.now() - againMs;
const listing = await listFilesAtRate(earshot, { perSecond: 50, seconds: 20 });
await earshot.stop();

if (analysis.status !== 'COMPLETE' || !again.cached)
  throw new Error(`The analysis did not end well: ${JSON.stringify({ analysis, again })}`);
const rows = [
  ['start of the process to ready, second start', `${earshot.readyMs.toFixed(0)} ms`, '< 2,000 ms'],
  ['resident memory, idle', `${idleMegabytes.toFixed(0)} MB`, '< 300 MB'],
  [`${recording.description}, DETAILED, upload to COMPLETE, warm`, `${wholeSeconds.toFixed(2)} s`, '< 2 s'],
  ['the same again', `${repeatedMs.toFixed(0)} ms`, '< 100 ms'],
  [
    'audioFiles(first: 20) at 50 requests/s: p50 / p95 / p99',
    listing.percentiles.map((ms) => `${ms.toFixed(0)} ms`).join(' / '),
    'p95 < 100 ms',
  ],
  ['of these failed', String(listing.failed), '0'],
];
const report = [
  '# Foundation',
  '',
  `\`npm run bench:foundation\`, embedded profile, local provider. ${machineLine()}`,
  '',
  table(['what', 'measured', 'bar'], rows),
  '',
].join('\n');
mkdirSync(join(root, 'benchmarks/results'), { recursive: true });
writeFileSync(join(root, 'benchmarks/results/foundation.md'), report);
console.log(readFileSync(join(root, 'benchmarks/results/foundation.md'), 'utf8'));
