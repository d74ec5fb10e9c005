// A thousand calls at once, by three replicas of the router, on a budget of which 1 percent is left.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callerOf, callsOf } from './calls.mjs';
import { provenBooks } from './proven-books.mjs';
import { startCaller, startDistributedLedger, startEmbeddedLedger } from './ledger-app.mjs';

export const title = 'A budget that cannot be overspent';

const limitTokens = 200_000;
const tokensReserved = 10;
const rounds = 4;

export async function run({ isQuick, servers, database }) {
  const calls = isQuick ? 200 : 1_000;
  return servers === undefined ? embedded(calls) : distributed(calls, { servers, database });
}

async function distributed(calls, { servers, database }) {
  const ledgers = await Promise.all([startDistributedLedger(servers, database), startDistributedLedger(servers, database)]);
  const caller = await startCaller(servers);
  const tenant = `overspend-${Date.now()}`;
  const replicas = ['first', 'second', 'third'].map((name) =>
    fork(fileURLToPath(new URL('router-replica.mjs', import.meta.url)), [JSON.stringify({ servers, tenant, name })]),
  );
  await Promise.all(replicas.map((replica) => once(replica, 'message')));
  const ask = async (round, count) => {
    const answers = replicas.map(async (replica, index) => {
      replica.send({ round, calls: Math.floor((count + index) / replicas.length) });
      return (await once(replica, 'message'))[0].outcomes;
    });
    return (await Promise.all(answers)).flat();
  };
  const rows = await measure(callsOf(caller.bus, callerOf(tenant)), ask, { calls, how: 'by 3 processes on 2 replicas of the ledger' });
  rows.push(await provenBooks(caller.bus));
  for (const replica of replicas) replica.disconnect();
  await Promise.all([caller.close(), ...ledgers.map((ledger) => ledger.close())]);
  return rows;
}

async function embedded(calls) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const ledger = await startEmbeddedLedger(directory);
  const own = callsOf(ledger.bus, callerOf('overspend'));
  const call = async (attemptId) => {
    try {
      await own.reserve(attemptId, { promptTokens: 5, maxCompletionTokens: 5 });
    } catch (error) {
      return error.code === 'BUDGET_EXCEEDED' ? 'refused' : String(error.code ?? error);
    }
    await own.settle(attemptId, { promptTokens: 5, completionTokens: 3 });
    return 'admitted';
  };
  const ask = (round, count) => Promise.all(Array.from({ length: count }, (_, index) => call(`own-round-${round}-call-${index}`)));
  const rows = await measure(own, ask, { calls, how: 'in one process' });
  rows.push(await provenBooks(ledger.bus));
  await ledger.close();
  rmSync(directory, { recursive: true });
  return rows;
}

/** Rounds of calls at once until nothing is left; whatever is refused while enough is left and nothing runs is refused falsely. */
async function measure(own, ask, { calls, how }) {
  await own.reserve('used-before-by-others', { promptTokens: 10, maxCompletionTokens: 10 });
  await own.settle('used-before-by-others', { promptTokens: limitTokens * 0.99, completionTokens: 0 });
  let overspent = 0;
  let refusedFalsely = 0;
  let admitted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = await own.budget();
    const mayBeAdmitted = Math.floor(before.remainingTokens / tokensReserved);
    // The first round is the rush; the later ones ask for no more than is left, so that each refusal is a false one.
    const outcomes = await ask(round, round === 0 ? calls : mayBeAdmitted);
    expectKnown(outcomes);
    const passed = outcomes.filter((outcome) => outcome === 'admitted').length;
    admitted += passed;
    if (round > 0) refusedFalsely += outcomes.length - passed;
    const { usedTokens, reservedTokens } = await own.budget();
    overspent = Math.max(overspent, usedTokens + reservedTokens - limitTokens);
  }
  return [
    {
      what: `${calls.toLocaleString('en')} calls at once, ${how}: tokens above the limit`,
      measured: String(Math.max(0, overspent)),
      bar: '0',
      isMet: overspent <= 0,
    },
    {
      what: `the same: refused although enough was left and nothing ran (${admitted} admitted in ${rounds} rounds)`,
      measured: String(refusedFalsely),
      bar: '0',
      isMet: refusedFalsely === 0,
    },
  ];
}

function expectKnown(outcomes) {
  const strange = outcomes.filter((outcome) => outcome !== 'admitted' && outcome !== 'refused');
  if (strange.length > 0) throw new Error(`${strange.length} calls ended otherwise: ${[...new Set(strange)].join(', ')}`);
}
