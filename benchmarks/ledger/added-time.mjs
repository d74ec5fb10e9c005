// What the ledger adds to a call: reserve and settle, one call after the other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareRoundTrips } from './bare-round-trips.mjs';
import { callerOf, callsOf } from './calls.mjs';
import { startCaller, startDistributedLedger, startEmbeddedLedger } from './ledger-app.mjs';
import { milliseconds, percentile } from './percentile.mjs';
import { provenBooks } from './proven-books.mjs';

export const title = 'Time that the ledger adds to a call';

export async function run({ isQuick, servers, database }) {
  const calls = isQuick ? 500 : 3_000;
  const rows = await embedded(calls);
  return servers === undefined ? rows : [...rows, ...(await distributed(calls, { servers, database }))];
}

async function embedded(calls) {
  const directory = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  const ledger = await startEmbeddedLedger(directory);
  const times = await measure(ledger.bus, { calls });
  const books = await provenBooks(ledger.bus);
  await ledger.close();
  rmSync(directory, { recursive: true });
  return [rowOf('embedded', times, 2), books];
}

async function distributed(calls, { servers, database }) {
  const ledger = await startDistributedLedger(servers, database);
  const caller = await startCaller(servers);
  const bare = await bareRoundTrips(servers, database);
  const times = await measure(caller.bus, { calls, between: bare.sample });
  const roundTrip = await bare.close();
  const books = await provenBooks(caller.bus);
  await Promise.all([caller.close(), ledger.close()]);
  return [rowOf('distributed', times, 4), roundTripRow(roundTrip, times), books];
}

/** @param between is done after each call, outside its time */
async function measure(bus, { calls, between = async () => undefined }) {
  const times = [];
  const users = Array.from({ length: 10 }, (_, index) => callsOf(bus, callerOf(`added-time-${Date.now()}-${index}`)));
  for (let call = -100; call < calls; call += 1) {
    const { reserve, settle } = users[Math.abs(call) % users.length];
    const attemptId = `added-time-${Date.now()}-${call + 100}`;
    const startedMs = performance.now();
    await reserve(attemptId, { promptTokens: 20, maxCompletionTokens: 20 });
    await settle(attemptId, { promptTokens: 20, completionTokens: 10 });
    if (call >= 0) times.push(performance.now() - startedMs);
    await between();
  }
  return times;
}

function rowOf(profile, times, barMs) {
  const p50 = percentile(times, 0.5);
  return {
    what: `reserve + settle, ${profile}, ${times.length.toLocaleString('en')} calls: p50 / p95`,
    measured: `${milliseconds(p50)} / ${milliseconds(percentile(times, 0.95))}`,
    bar: `p50 < ${barMs} ms`,
    isMet: p50 < barMs,
  };
}

function roundTripRow({ p50, p95, count }, times) {
  const multiple = (percentile(times, 0.5) / p50).toFixed(1);
  return {
    what: `the same server, one findOneAndUpdate of the bare driver after each of these calls (${count.toLocaleString('en')}): p50 / p95; reserve + settle as a multiple`,
    measured: `${milliseconds(p50)} / ${milliseconds(p95)}; ${multiple} times`,
    bar: '-',
  };
}
