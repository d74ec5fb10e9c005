// Finds or starts the servers of the distributed profile. For each: the address in the environment, else a program on
// PATH, else a way of getting one that is kept in a cache outside the checkout, else an error that says what to install.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMain, runMain } from '../run-main.mjs';
import { startInBackground } from './background-process.mjs';
import { freePort } from './free-port.mjs';
import { mongodbServer } from './mongodb-server.mjs';
import { natsServer } from './nats-server.mjs';
import { redisServer } from './redis-server.mjs';
import { waitForPort } from './wait-for-port.mjs';

const servers = { mongodb: mongodbServer, redis: redisServer, nats: natsServer };

/**
 * @param need which servers, of `mongodb`, `redis` and `nats`
 * @param report is told in sentences what is found, started and missing
 * @returns `urls` by name of variable, `started` (the titles of the servers that are ours), and `stop`
 */
export async function startServers({ need = Object.keys(servers), report = console.log } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'earshot-servers-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const outcomes = await Promise.allSettled(need.map((name) => provide(servers[name], join(root, name), report)));
  const provided = outcomes.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const stop = async () => {
    await Promise.all(provided.map((server) => server.stop()));
    rmSync(root, { recursive: true, force: true });
  };
  const problems = outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
  if (problems.length > 0) {
    await stop();
    throw new Error(problems.join('\n'));
  }
  return {
    urls: Object.fromEntries(provided.map(({ variable, url }) => [variable, url])),
    started: provided.filter(({ isOurs }) => isOurs).map(({ title }) => title),
    stop,
  };
}

async function provide(server, directory, report) {
  const { title, variable } = server;
  const given = process.env[variable];
  if (given !== undefined && given !== '') {
    report(`${title}: the server that ${variable} names.`);
    return { title, variable, url: given, isOurs: false, stop: async () => undefined };
  }
  const program = server.find(report);
  if (program === undefined) throw new Error(`${title} is missing: set ${variable}, or ${server.install}.`);
  mkdirSync(directory, { recursive: true });
  const { command, args, url } = server.start({ program, directory, port: await freePort() });
  const background = startInBackground(command, args, { cwd: directory });
  try {
    await waitForPort(Number(new URL(url).port), { isGone: background.isGone });
  } catch (error) {
    await background.stop();
    throw new Error(`${title} (${program}) did not start: ${error.message}. It said: ${background.lastOutput() || 'nothing'}`, {
      cause: error,
    });
  }
  report(`${title}: started ${program} at ${url}.`);
  return { title, variable, url, isOurs: true, stop: background.stop };
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { urls, stop } = await startServers({ report: console.error });
    for (const [variable, url] of Object.entries(urls)) console.log(`export ${variable}=${url}`);
    console.error('They run until Ctrl-C.');
    const stayAlive = setInterval(() => undefined, 60_000);
    await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve)));
    clearInterval(stayAlive);
    await stop();
  });
}
