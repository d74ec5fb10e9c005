import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '../../tools/workspace-root.mjs';

const require = createRequire(import.meta.url);
const compiled = (path) => require(join(workspaceRoot, 'dist/libs/audio-features', path));
const { analyseSamples, evaluationClips } = compiled('dsp/src/index.js');
const { loadEssentia } = compiled('service/src/second-opinion/essentia-package.js');
const { hearWithEssentia } = compiled('service/src/second-opinion/hear-with-essentia.js');

const everything = { tempo: true, key: true };

/**
 * Has both engines hear generated clips.
 *
 * @param {'training' | 'test'} set
 * @param {number} count
 * @returns {{ truth: object, own: object, opinion: object, milliseconds: number, seconds: number }[]}
 */
export function hearClips(set, count) {
  const essentia = loadEssentia();
  return Array.from(evaluationClips(set, count), ({ signal, truth }) => {
    const { left, right, sampleRateHz } = signal;
    const own = analyseSamples({ channels: [left, right], sampleRateHz, level: 'DETAILED' }).features;
    const mono = left.map((sample, index) => (sample + right[index]) / 2);
    const startedMs = performance.now();
    const opinion = hearWithEssentia(essentia, mono, everything);
    return { truth, own, opinion, milliseconds: performance.now() - startedMs, seconds: left.length / sampleRateHz };
  });
}
