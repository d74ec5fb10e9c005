// How long a proof of the whole ledger takes, how much memory it needs, and whether the process serves others meanwhile.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiled } from './compiled.mjs';
import { writeEmbeddedFile } from './embedded-file.mjs';
import { documentsOf, startDistributedLedger } from './ledger-app.mjs';
import { madeBudgets } from './made-budgets.mjs';
import { entriesOf } from './made-entries.mjs';
import { madeRollups } from './made-rollups.mjs';
import { retryUnanswered } from './retry-unanswered.mjs';

const { budgets } = compiled('libs/usage-ledger/service/src/budget/budget.document.js');
const { usageEntries } = compiled('libs/usage-ledger/service/src/entries/usage-entry.document.js');
const { usageRollups } = compiled('libs/usage-ledger/service/src/rollups/rollup.document.js');
const users = 100;
const insertedAtOnce = 200;

export const title = 'Reconciliation';

export async function run({ isQuick, servers, database, entries }) {
  const nowMs = Date.now();
  const rows = [await embedded({ entries: entries ?? (isQuick ? 10_000 : 100_000), users, nowMs })];
  if (servers === undefined) return rows;
  return [...rows, await distributed({ entries: entries ?? (isQuick ? 2_000 : 20_000), users, nowMs }, { servers, database })];
}

async function embedded(question) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  await writeEmbeddedFile(directory, usageEntries.collection, entriesOf(question));
  await writeEmbeddedFile(directory, usageRollups.collection, madeRollups(entriesOf(question)));
  await writeEmbeddedFile(directory, budgets.collection, madeBudgets(entriesOf(question)));
  const outcome = await reconcileIn({ directory });
  rmSync(directory, { recursive: true });
  return rowOf('embedded', outcome, question);
}

async function distributed(question, { servers, database }) {
  const ledger = await startDistributedLedger(servers, database);
  const documents = documentsOf(ledger);
  await insertAll(documents.collection(usageEntries), entriesOf(question));
  await insertAll(documents.collection(usageRollups), madeRollups(entriesOf(question)));
  await insertAll(documents.collection(budgets), madeBudgets(entriesOf(question)));
  await ledger.close();
  return rowOf('distributed', await reconcileIn({ servers, database }), question);
}

async function insertAll(collection, documents) {
  let portion = [];
  const insert = () => retryUnanswered(() => collection.insertAbsent(portion));
  for (const document of documents) {
    if (portion.push(document) < insertedAtOnce) continue;
    await insert();
    portion = [];
  }
  if (portion.length > 0) await insert();
}

async function reconcileIn(place) {
  const child = fork(fileURLToPath(new URL('reconciled-process.mjs', import.meta.url)), [JSON.stringify(place)]);
  const [outcome] = await once(child, 'message');
  await once(child, 'exit');
  return outcome;
}

function rowOf(profile, { entries, differences, seconds, beforeMegabytes, mostMegabytes, longestPauseMs }, question) {
  const grown = (mostMegabytes - beforeMegabytes).toFixed(0);
  const cost = `${seconds.toFixed(1)} s, ${grown} MB more than before, nothing else served for at most ${longestPauseMs.toFixed(0)} ms`;
  return {
    what: `${profile}, proof of ${question.entries.toLocaleString('en')} lines of ${question.users} users: differences (time and memory)`,
    measured: `${differences} (${cost})`,
    bar: '0',
    isMet: differences === 0 && entries === question.entries,
  };
}
