// npm run start:distributed: the four processes of the distributed profile on this machine, against the servers that
// MONGODB_URI, REDIS_URL and NATS_URL name, or against servers started here for the time being.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { applicationEntry } from './run-application.mjs';
import { runMain } from './run-main.mjs';
import { startServers } from './servers/start-servers.mjs';
import { loadEnvFile } from './set-up/load-env-file.mjs';
import { setUp } from './set-up/set-up.mjs';
import { workspaceRoot } from './workspace-root.mjs';

// Those that are called start before those that call.
const applications = ['usage-ledger', 'ai-router', 'audio-features', 'gateway'];
const firstMetricsPort = 9464;

await runMain(async () => {
  await setUp();
  loadEnvFile();
  const servers = await startServers();
  if (servers.started.length > 0)
    console.log(`${servers.started.join(', ')}: started for this run; what they hold is thrown away at the end.`);
  try {
    return await runAll({ ...process.env, ...servers.urls });
  } finally {
    await servers.stop();
  }
});

async function runAll(environment) {
  const portOfFirst = Number(environment.METRICS_PORT || firstMetricsPort);
  const processes = applications.map((name, index) => startOne(name, { ...environment, METRICS_PORT: `${portOfFirst + index}` }));
  let isWanted = false;
  const stopAll = () => processes.forEach(({ child }) => child.kill('SIGTERM'));
  const stopAsWanted = () => {
    isWanted = true;
    stopAll();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAsWanted);
  const ended = Promise.all(processes.map((one) => one.ended));
  void announceWhenReady(`http://127.0.0.1:${environment.PORT || 4000}`, ended);
  // One process alone is of no use: when one ends, for whatever reason, all do.
  const { name, code, signal } = await Promise.race(processes.map((one) => one.ended));
  stopAll();
  await ended;
  if (isWanted) return 0;
  console.error(`${name} ended with ${code ?? signal}, so all were stopped.`);
  return code || 1;
}

async function announceWhenReady(address, ended) {
  const isReady = () =>
    fetch(`${address}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver && !(await isReady())) await sleep(200);
  if (!isOver) console.log(`Earshot listens on ${address}  (GraphQL /graphql, explorer /graphiql)`);
}

function startOne(name, environment) {
  const child = spawn(process.execPath, [applicationEntry(name)], {
    cwd: workspaceRoot,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(14)} | ${line}`));
  }
  process.on('exit', () => child.kill('SIGKILL'));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ name, code: 1, signal: error.message }));
    child.once('exit', (code, signal) => resolve({ name, code, signal }));
  });
  return { child, ended };
}
