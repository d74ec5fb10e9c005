import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const administrator = { email: 'bench@example.org', password: 'benchmark-password' };

/** Starts the embedded profile over a data directory and waits until it is ready. */
export async function startStandalone(root, { dataDirectory = mkdtempSync(join(tmpdir(), 'earshot-bench-')), environment = {} } = {}) {
  const port = await freePort();
  const startedMs = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/apps/standalone/src/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      EARSHOT_DATA_DIR: dataDirectory,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000',
      EARSHOT_ADMIN_EMAIL: administrator.email,
      EARSHOT_ADMIN_PASSWORD: administrator.password,
      ...environment,
    },
  });
  child.stderr.pipe(process.stderr);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) await sleep(10);
  const readyMs = performance.now() - startedMs;
  return {
    url,
    /** Resolves when it has said so on standard output. */
    said: async (text) => {
      while (!output.includes(text)) await sleep(100);
    },
    readyMs,
    dataDirectory,
    token: await signIn(url),
    pid: child.pid,
    residentMegabytes: () => residentMegabytes(child.pid),
    stop: () => end(child, 'SIGTERM'),
    /** Ends it without letting it end anything itself. */
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function signIn(url) {
  const query = `mutation { login(email: "${administrator.email}", password: "${administrator.password}") { ... on Session { accessToken } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()).data.login.accessToken;
}

export const residentMegabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
