// How long reports take over many entries, and how long the embedded ledger needs to open them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askReports } from './ask-reports.mjs';
import { writeEmbeddedFile } from './embedded-file.mjs';
import { documentsOf, startCaller, startDistributedLedger } from './ledger-app.mjs';
import { compiled } from './compiled.mjs';
import { entriesOf } from './made-entries.mjs';
import { madeBudgets } from './made-budgets.mjs';
import { madeRollups } from './made-rollups.mjs';
import { milliseconds, percentile } from './percentile.mjs';

const { usageRollups } = compiled('libs/usage-ledger/service/src/rollups/rollup.document.js');
const users = 100;

export const title = 'Reports';

export async function run({ isQuick, servers, database }) {
  const nowMs = Date.now();
  const scale = isQuick ? 0.1 : 1;
  const rows = await embedded({ entries: 100_000 * scale, users, reports: 200, nowMs });
  if (servers === undefined) return rows;
  return [...rows, await distributed({ entries: 1_000_000 * scale, users, reports: 200, nowMs }, { servers, database })];
}

async function embedded(question) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  await writeEmbeddedFile(directory, 'usage_entries', entriesOf(question));
  await writeEmbeddedFile(directory, 'usage_rollups', madeRollups(entriesOf(question)));
  await writeEmbeddedFile(directory, 'budgets', madeBudgets(entriesOf(question)));
  const child = fork(fileURLToPath(new URL('started-from-disk.mjs', import.meta.url)), [JSON.stringify({ ...question, directory })]);
  const [{ times, readyMs, openedMs, residentMegabytes, books }] = await once(child, 'message');
  await once(child, 'exit');
  rmSync(directory, { recursive: true });
  const count = question.entries.toLocaleString('en');
  return [
    {
      what: `embedded, ${count} entries: process start to first reports (of it opening the files and 21 reports), ${residentMegabytes.toFixed(0)} MB`,
      measured: `${(readyMs / 1_000).toFixed(2)} s (${(openedMs / 1_000).toFixed(2)} s)`,
      bar: '< 3 s',
      isMet: readyMs < 3_000,
    },
    rowOf(`embedded, ${count} entries`, times),
    books,
  ];
}

async function distributed(question, { servers, database }) {
  const ledger = await startDistributedLedger(servers, database);
  const caller = await startCaller(servers);
  const rollups = documentsOf(ledger).collection(usageRollups);
  const made = madeRollups(entriesOf(question));
  const atOnce = 32;
  for (let start = 0; start < made.length; start += atOnce) {
    await Promise.all(made.slice(start, start + atOnce).map((rollup) => rollups.insert(rollup)));
  }
  const times = await askReports(caller.bus, question);
  await Promise.all([caller.close(), ledger.close()]);
  return rowOf(`distributed, the ${made.length.toLocaleString('en')} rollups of ${question.entries.toLocaleString('en')} entries`, times);
}

function rowOf(what, times) {
  const p95 = percentile(times, 0.95);
  return {
    what: `${what}: ${times.length} reports of users and of all, by every group, of a month and of 90 days: p50 / p95`,
    measured: `${milliseconds(percentile(times, 0.5))} / ${milliseconds(p95)}`,
    bar: 'p95 < 100 ms',
    isMet: p95 < 100,
  };
}
