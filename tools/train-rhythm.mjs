// npm run train:rhythm [clips]: renders the training set, listens to it with the engine as it is, trains the networks that decide about
// rhythm, and writes their weights beside the code that uses them (a quarter of an hour on one idle core). Nothing is random: the same
// code and number of clips give the same file. Kernels that round differently give weights that differ in their last digits, so it is
// run again after a change of what the engine hears, never to improve figures of the test set, whose clips it does not know.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runMain } from './run-main.mjs';
import { workspaceRoot } from './workspace-root.mjs';

const library = 'libs/audio-features/dsp';
const usualClips = 2_050;
const clipsPerReport = 100;

const require = createRequire(import.meta.url);
const loadTraining = (name) => require(join(workspaceRoot, 'dist', library, 'src/training', `${name}.js`));

await runMain(async () => {
  const clipCount = Number(process.argv[2] ?? usualClips);
  await build([library, 'libs/contracts']);
  const { collectExamples } = loadTraining('collect-examples');
  const { trainRhythmNetworks } = loadTraining('train-rhythm-networks');

  const startedMs = performance.now();
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(0)} s`;
  const onClip = (done) => done % clipsPerReport === 0 && console.log(`${done} of ${clipCount} clips, ${seconds()}`);
  const networks = trainRhythmNetworks(collectExamples({ clipCount, onClip }));
  const file = join(library, 'src/rhythm/network/rhythm-networks.generated.json');
  writeFileSync(join(workspaceRoot, file), `${JSON.stringify(networks)}\n`);
  console.log(`Trained in ${seconds()}: ${file}`);
});
