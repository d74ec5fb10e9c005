// npm run train:rhythm [clips]: renders the training set, listens to it with the engine as it is, trains the networks that decide about
// rhythm, and writes their weights beside the code that uses them. The same code and number of clips give the same weights.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { runMain } from './run-main.mjs';
import { workspaceRoot } from './workspace-root.mjs';

const library = 'libs/audio-features/dsp';
const usualClips = 2_340;
const clipsPerReport = 100;

await runMain(async () => {
  const clipCount = Number(process.argv[2] ?? usualClips);
  await build([library, 'libs/contracts']);
  const require = createRequire(join(workspaceRoot, 'dist', library, 'src/index.js'));
  const { collectExamples } = require('./training/collect-examples.js');
  const { trainRhythmNetworks } = require('./training/train-rhythm-networks.js');

  const startedMs = performance.now();
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(0)} s`;
  const onClip = (done) => done % clipsPerReport === 0 && console.log(`${done} of ${clipCount} clips, ${seconds()}`);
  const networks = trainRhythmNetworks(collectExamples({ clipCount, onClip }));
  const file = join(library, 'src/rhythm/network/rhythm-networks.generated.json');
  writeFileSync(join(workspaceRoot, file), `${JSON.stringify(networks)}\n`);
  console.log(`Trained in ${seconds()}: ${file}`);
});
