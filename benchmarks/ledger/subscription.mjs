// A client follows the ledger live while the gateways that serve it are killed under it, one after the other.
import { setTimeout as sleep } from 'node:timers/promises';
import { compiled } from './compiled.mjs';
import { benchAdministrator, gatewayProcess } from './gateway-process.mjs';
import { startCaller } from './ledger-app.mjs';
import { milliseconds, percentile } from './percentile.mjs';
import { followUsage } from './resuming-subscriber.mjs';

const { noTokens, usageRecorded } = compiled('libs/contracts/src/index.js');

export const title = 'Live usage';

export async function run({ isQuick, servers, database }) {
  if (servers === undefined) return [];
  const events = isQuick ? 4_000 : 100_000;
  const gateways = [await gatewayProcess(servers, database), await gatewayProcess(servers, database)];
  for (const gateway of gateways) gateway.start();
  await Promise.all(gateways.map((gateway) => gateway.ready()));
  const ledger = await startCaller(servers);
  try {
    return await measure({ events, kills: isQuick ? 3 : 20, perSecond: isQuick ? 100 : 500 }, { gateways, ledger });
  } finally {
    await Promise.all(gateways.map((gateway) => gateway.kill()));
    await ledger.close();
  }
}

async function measure({ events, kills, perSecond }, { gateways, ledger }) {
  // One line before, so that the client has a cursor from which to begin.
  const name = `live-${Date.now()}`;
  const received = [];
  const onRecord = ({ id, cursor, recordedAt }) =>
    received.push({ id, cursor: BigInt(cursor), delayMs: Date.now() - Date.parse(recordedAt) });
  const follower = followUsage({ urls: gateways.map(({ url }) => url), token: await signIn(gateways[0].url), onRecord });
  while (received.length === 0) {
    await ledger.events.append(usageRecorded, { id: `${name}-first-${Date.now()}`, key: name, payload: recordOf(`${name}-first`) });
    await sleep(100);
  }
  let isWritten = false;
  const killing = killInTurn(gateways, kills, () => isWritten);
  await append({ events, perSecond, name }, ledger.events);
  isWritten = true;
  const killed = await killing;
  const own = () => received.filter(({ id }) => id.startsWith(`${name}-event-`));
  for (let patience = 0; patience < 600 && new Set(own().map(({ id }) => id)).size < events; patience += 1) await sleep(100);
  await follower.close();
  return rowsOf(own(), { events, killed, resumed: follower.resumed() });
}

async function append({ events, perSecond, name }, log) {
  const startedMs = Date.now();
  const running = new Set();
  for (let event = 0; event < events; event += 1) {
    const dueMs = startedMs + (event / perSecond) * 1_000;
    if (dueMs > Date.now()) await sleep(dueMs - Date.now());
    if (running.size >= 64) await Promise.race(running);
    const id = `${name}-event-${event}`;
    const appended = log.append(usageRecorded, { id, key: name, payload: recordOf(id) }).finally(() => running.delete(appended));
    running.add(appended);
  }
  await Promise.all(running);
}

/** Kills the gateways in turn; the next one dies only when the one before is back, so that there is always one left. */
async function killInTurn(gateways, kills, isOver) {
  for (let killed = 0; killed < kills; killed += 1) {
    await sleep(2_000);
    if (isOver()) return killed;
    const gateway = gateways[killed % gateways.length];
    await gateway.kill();
    gateway.start();
    await gateway.ready();
  }
  return kills;
}

function rowsOf(received, { events, killed, resumed }) {
  const ids = new Set(received.map(({ id }) => id));
  const lost = events - ids.size;
  const repeated = received.length - ids.size;
  const disordered = received.filter(({ cursor }, at) => at > 0 && cursor <= received[at - 1].cursor).length;
  const p95 = percentile(
    received.map(({ delayMs }) => delayMs),
    0.95,
  );
  const what = `${events.toLocaleString('en')} events, gateways killed ${killed} times, resumed ${resumed} times`;
  return [
    {
      what: `${what}: lost / repeated / out of order`,
      measured: `${lost} / ${repeated} / ${disordered}`,
      bar: '0 / 0 / 0',
      isMet: lost + repeated + disordered === 0,
    },
    {
      what: 'the same: written to received, p50 / p95',
      measured: `${milliseconds(
        percentile(
          received.map(({ delayMs }) => delayMs),
          0.5,
        ),
      )} / ${milliseconds(p95)}`,
      bar: 'p95 < 250 ms',
      isMet: p95 < 250,
    },
  ];
}

const recordOf = (id) => ({
  id,
  operationId: id,
  attempt: 1,
  userId: 'bench',
  tenantId: 'bench',
  task: 'quick_query',
  provider: 'p',
  model: 'm',
  outcome: 'answered',
  cached: false,
  estimated: false,
  usage: { ...noTokens, promptTokens: 1, totalTokens: 1 },
  costUsd: '0.000001',
  savedUsd: '0',
  priceVersion: 'bench',
  fileId: null,
  recordedAt: new Date().toISOString(),
});

async function signIn(url) {
  const { email, password } = benchAdministrator;
  const query = `mutation { login(email: "${email}", password: "${password}") { ... on Session { accessToken } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data.login.accessToken;
}
