// npm run bench:ledger [-- --quick] [-- --only=reports]: what the usage ledger promises, over the real servers where they
// can be had. --quick is a tenth and less of everything.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build.mjs';
import { startServers } from '../../tools/servers/start-servers.mjs';
import { machineLine, table } from '../foundation/report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isQuick = process.argv.includes('--quick');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const names = ['overspend', 'settlements', 'subscription', 'added-time', 'reports', 'reconciliation'];

const metOf = (isMet) => (isMet === undefined ? '-' : isMet ? 'yes' : 'no');

await build();
const { machineSlowdown } = await import('./machine-slowdown.mjs');
const said = [];
const report = (line) => {
  console.log(line);
  said.push(line);
};
const servers = await startServers({ report }).catch((error) => {
  console.log(`${error.message}\nWithout these servers only the embedded profile is measured.`);
  return undefined;
});
const rows = [];
for (const name of names.filter((each) => only === undefined || each === only)) {
  const { title, run } = await import(`./${name}.mjs`);
  console.log(`${title} …`);
  const slowdown = machineSlowdown();
  const startedMs = performance.now();
  const measured = await run({ isQuick, servers: servers?.urls, database: `earshot_bench_${name.replace('-', '_')}_${Date.now()}` });
  console.log(`${((performance.now() - startedMs) / 1_000).toFixed(0)} s`);
  const busy = ((slowdown + machineSlowdown()) / 2).toFixed(1);
  for (const { what, measured: value, bar, isMet } of measured) rows.push([what, value, bar, metOf(isMet), busy]);
  console.log(table(['what', 'measured', 'bar', 'met', 'slowdown'], rows.slice(-measured.length)));
}
await servers?.stop();

// Figures of the distributed profile hold for the database that they were measured with.
const database = said.some((line) => /secantus/i.test(line)) ? 'SecantusDB, a stand-in for MongoDB that is written in Python' : 'MongoDB';
const text = [
  '# Usage ledger',
  '',
  `\`npm run bench:ledger${isQuick ? ' -- --quick' : ''}\`. ${machineLine()} Load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' / ')}.`,
  servers === undefined
    ? 'Without servers: the embedded profile alone.'
    : `Distributed: NATS with JetStream, Redis, and ${database}, on the same machine.`,
  '',
  table(['what', 'measured', 'bar', 'met', 'slowdown'], rows),
  '',
  'Slowdown: how many times longer a loop took on the clock than on the processor, because others used the machine as well. Times are those of the clock.',
  '',
].join('\n');
if (only === undefined) writeFileSync(join(root, 'benchmarks/results/ledger.md'), text);
else console.log(text);
process.exit(rows.some(([, , , met]) => met === 'no') ? 1 : 0);
