// Decodes and measures one damaged file after the other. The files come from the fixtures' TypeScript, which is compiled as it is loaded;
// what is tried is the compiled code that services run.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const { transformSync } = require('@swc/core');
const swcOptions = require('./swc-options.cjs');

const workspaceRoot = join(__dirname, '..');
Module._extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, sourceMaps: false, filename }).code, filename);

const { fuzzCase } = require(join(workspaceRoot, 'libs/audio-features/decode/src/__fixtures__/fuzz-subjects.ts'));
const compiled = (path) => require(join(workspaceRoot, 'dist/libs', path));
const { decodeAudio, MemorySource } = compiled('audio-features/decode/src/index.js');
const { createAnalysisPass } = compiled('audio-features/dsp/src/index.js');
const { isEarshotError } = compiled('contracts/src/index.js');

const { format, from, to, level, progress } = workerData;

async function measure(number) {
  let pass;
  const outcome = await decodeAudio(new MemorySource(fuzzCase(format, number)), {
    maxDurationSeconds: 60,
    onChunk: ({ channels, sampleRateHz }) => {
      pass ??= createAnalysisPass({ sampleRateHz, channels: channels.length, level });
      pass.push(channels);
    },
  });
  const result = pass.finish();
  const strange = findNonFinite({ ...result, decodedSeconds: outcome.decodedSeconds, declaredSeconds: outcome.declaredSeconds });
  if (strange !== undefined) throw new Error(`${strange} is no number.`);
  return outcome.truncated ? 'partial' : 'whole';
}

/** Where a value stands that JSON cannot hold. */
function findNonFinite(value, path = '') {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findNonFinite(inner, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function run() {
  const tally = { whole: 0, partial: 0, refused: 0, slowestMs: 0 };
  const surprises = [];
  for (let number = from; number < to; number++) {
    Atomics.store(progress, 0, number);
    const started = performance.now();
    try {
      tally[await measure(number)] += 1;
    } catch (error) {
      if (isEarshotError(error) && error.code !== 'INTERNAL') tally.refused += 1;
      else surprises.push({ format, number, message: String(error?.stack ?? error).slice(0, 400) });
    }
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - started);
  }
  globalThis.gc?.();
  parentPort.postMessage({ tally, surprises });
}

void run();
