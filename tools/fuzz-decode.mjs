// Damages good audio files by seeded chance, decodes and measures each in a worker thread, and prints what became of them.
//   npm run fuzz:decode -- --per-format 10000 [--formats WAV,MP3] [--level BASIC|DETAILED] [--limit-ms 10000]
// Ends with 1 when a thread died, hung past the limit, threw anything but a typed error or measured a number that JSON cannot hold.
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { build } from './build.mjs';

const { values } = parseArgs({
  options: {
    'per-format': { type: 'string', default: '200' },
    formats: { type: 'string', default: 'WAV,AIFF,FLAC,MP3,M4A,OGG,OPUS' },
    level: { type: 'string', default: 'BASIC' },
    'limit-ms': { type: 'string', default: '10000' },
  },
});
const perFormat = Number(values['per-format']);
const limitMs = Number(values['limit-ms']);
const batchSize = 1_000;
const workerFile = new URL('fuzz-decode.worker.cjs', import.meta.url);

await build();
const rows = [];
for (const format of values.formats.split(',')) {
  const row = await fuzz(format);
  rows.push(row);
  console.log(JSON.stringify(row));
}
console.table(Object.fromEntries(rows.map(({ format, ...row }) => [format, row])));
const failures = rows.reduce((sum, { surprises, hangs, crashes }) => sum + surprises + hangs + crashes, 0);
process.exitCode = failures === 0 ? 0 : 1;

async function fuzz(format) {
  const row = { format, tried: perFormat, whole: 0, partial: 0, refused: 0, surprises: 0, hangs: 0, crashes: 0, slowestMs: 0 };
  const rssMb = [];
  for (let from = 0; from < perFormat;) {
    const to = Math.min(perFormat, from + batchSize);
    const end = await runBatch({ format, from, to });
    if (end.kind === 'done') {
      for (const key of ['whole', 'partial', 'refused']) row[key] += end.tally[key];
      row.slowestMs = Math.round(Math.max(row.slowestMs, end.tally.slowestMs));
      row.surprises += end.surprises.length;
      for (const surprise of end.surprises.slice(0, 3)) console.error(surprise);
    } else {
      row[end.kind] += 1;
      console.error(`${format} ${end.at}: ${end.kind} ${end.reason ?? ''}`);
    }
    from = end.kind === 'done' ? to : end.at + 1;
    rssMb.push(Math.round(process.memoryUsage().rss / 1e6));
  }
  return { ...row, firstRssMb: rssMb.at(0), lastRssMb: rssMb.at(-1) };
}

/** One thread for a thousand files, as a pool keeps one; what a thread that ends early had done is not counted. */
async function runBatch({ format, from, to }) {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  // A thread that ends before its first file is counted there, or the same files would be tried for ever.
  progress[0] = from;
  const worker = new Worker(workerFile, { workerData: { format, from, to, level: values.level, progress } });
  const ended = new Promise((resolve) => {
    worker.once('message', (result) => resolve({ kind: 'done', ...result }));
    worker.once('error', (error) => resolve({ kind: 'crashes', at: progress[0], reason: String(error) }));
    worker.once('exit', (code) => resolve({ kind: 'crashes', at: progress[0], reason: `exit ${code}` }));
  });
  const hung = watch(progress, ended);
  const end = await Promise.race([ended, hung]);
  await worker.terminate();
  return end;
}

async function watch(progress, ended) {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    const seen = Atomics.load(progress, 0);
    await sleep(limitMs, undefined, { ref: false });
    if (!isOver && Atomics.load(progress, 0) === seen) return { kind: 'hangs', at: seen };
  }
  return new Promise(() => undefined);
}
