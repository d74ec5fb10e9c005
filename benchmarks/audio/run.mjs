// npm run bench:audio [-- --folder DIR] [-- --quick]: how right and how fast the sound engine is, on generated music and on any
// folder of recordings, beside the peers that are installed (benchmarks/audio/install-peers.sh). --quick takes less of everything
// and writes no results.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../tools/build.mjs';
import { workspaceRoot } from '../../tools/workspace-root.mjs';
import { readOptions } from './options.mjs';

const { isQuick, folder: recordings, size } = readOptions(process.argv.slice(2));
const startedMs = performance.now();
const minutesSoFar = () => (performance.now() - startedMs) / 60_000;
const say = (text) => console.error(`${minutesSoFar().toFixed(1)} min: ${text}`);

await build();
// Only now is what they load compiled.
const { measureAll } = await import('./measure-all.mjs');
const { startContestants, stopContestants } = await import('./contestants/start-contestants.mjs');
const { picture, report } = await import('./report/write-report.mjs');

const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
const contestants = await startContestants();
const results = await measureAll(contestants, { size, recordings, folder, say }).finally(() =>
  rmSync(folder, { recursive: true, force: true }),
);
await stopContestants(contestants);

const run = {
  command: `\`npm run bench:audio${isQuick ? ' -- --quick' : ''}\`${recordings === undefined ? '' : ' with a folder of recordings'}`,
  date: new Date().toISOString().slice(0, 10),
  minutes: minutesSoFar(),
  clipCount: size.clipCount,
  songCount: size.songCount,
};
const text = report({ ...results, run });
console.log(text);
if (!isQuick) {
  const resultsFolder = join(workspaceRoot, 'benchmarks/results');
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, 'audio.md'), text);
  writeFileSync(join(resultsFolder, 'audio-speed.svg'), picture(results.speed));
}
