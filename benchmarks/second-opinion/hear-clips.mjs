// A worker thread that has both engines hear the clips of one set.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { workspaceRoot } from '../../tools/workspace-root.mjs';

const require = createRequire(import.meta.url);
const compiled = (path) => require(join(workspaceRoot, 'dist/libs/audio-features', path));
const { analyseSamples, renderArrangement } = compiled('dsp/src/index.js');
const { planEvaluationClip } = compiled('dsp/src/synthesis/evaluation-plans.js');
const { loadEssentia } = compiled('service/src/second-opinion/essentia-package.js');
const { hearWithEssentia } = compiled('service/src/second-opinion/hear-with-essentia.js');

const everything = { tempo: true, key: true };

/** What our own engine was trained on it knows too well to say how much a second opinion helps: these come behind it. */
const firstIndex = { training: 20_000, test: 0 };

const { set, count } = workerData;
const essentia = loadEssentia();
const clips = Array.from({ length: count }, (_, index) => {
  const { signal, truth } = renderArrangement(planEvaluationClip(set, firstIndex[set] + index).plan);
  const { left, right, sampleRateHz } = signal;
  const own = analyseSamples({ channels: [left, right], sampleRateHz, level: 'DETAILED' }).features;
  const mono = left.map((sample, index) => (sample + right[index]) / 2);
  return { truth, own, opinion: hearWithEssentia(essentia, mono, everything) };
});
parentPort.postMessage(clips);
