// Many settlements, a tenth of them told twice, in any order, by a process that is killed again and again: the balances
// must be the same bytes as those of a run in which nothing went wrong.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { booksOf } from './books.mjs';
import { shuffled } from './made-settlements.mjs';

export const title = 'Books after kills';

const portion = 100;

export async function run({ isQuick }) {
  const settlements = isQuick ? 2_000 : 100_000;
  const kills = isQuick ? 8 : 100;
  const all = Array.from({ length: settlements }, (_, index) => index);
  const clean = await bookAll(all, 0);
  const repeated = all.filter((index) => index % 10 === 0);
  const faulty = await bookAll(shuffled([...all, ...repeated], 11), kills);
  const isEqual = clean.balances === faulty.balances;
  const count = settlements.toLocaleString('en');
  return [
    {
      what: `${count} settlements, ${repeated.length.toLocaleString('en')} of them told twice, shuffled, the process killed ${faulty.killed} times: balances and rollups beside the clean run`,
      measured: isEqual ? `byte-equal (${digest(clean.balances)})` : 'they differ',
      bar: 'byte-equal',
      isMet: isEqual,
    },
    faulty.proof,
  ];
}

const digest = (text) => `SHA-256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;

async function bookAll(order, kills) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const killed = await book(directory, order, kills);
  const books = await booksOf(directory);
  rmSync(directory, { recursive: true });
  return { killed, ...books };
}

/** Books portion by portion; a portion under a kill is told again as a whole. @returns how often it was killed */
async function book(directory, order, kills) {
  const portions = Array.from({ length: Math.ceil(order.length / portion) }, (_, at) => order.slice(at * portion, (at + 1) * portion));
  const killEvery = kills === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(portions.length / kills));
  let killed = 0;
  let worker = await startWorker(directory);
  for (const [at, indexes] of portions.entries()) {
    if (at % killEvery === killEvery - 1) {
      worker.send({ indexes });
      await new Promise((resolve) => setTimeout(resolve, (at * 37) % 90));
      await kill(worker);
      killed += 1;
      worker = await startWorker(directory);
    }
    worker.send({ indexes, isLast: at === portions.length - 1 });
    const [{ booked }] = await once(worker, 'message');
    if (booked.length !== indexes.length) throw new Error('A settlement was not booked.');
  }
  if (worker.exitCode === null) await once(worker, 'exit');
  return killed;
}

async function startWorker(directory) {
  const worker = fork(fileURLToPath(new URL('settlement-worker.mjs', import.meta.url)), [directory]);
  await once(worker, 'message');
  return worker;
}

async function kill(worker) {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
}
