import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { freePort } from '../foundation/standalone.mjs';
import { root } from './compiled.mjs';

export const benchAdministrator = { email: 'bench@example.org', password: 'benchmark-password' };

/** A gateway of the distributed profile that can be killed and started again at the same address. */
export async function gatewayProcess(servers, database) {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  let child;
  const start = () => {
    child = spawn(process.execPath, [join(root, 'dist/apps/gateway/src/main.js')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ...servers,
        MONGODB_DB: database,
        PORT: String(port),
        HOST: '127.0.0.1',
        METRICS_PORT: String(metricsPort),
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '1000000',
        EARSHOT_ADMIN_EMAIL: benchAdministrator.email,
        EARSHOT_ADMIN_PASSWORD: benchAdministrator.password,
      },
    });
  };
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    url,
    start,
    isReady,
    ready: async () => {
      while (!(await isReady())) await sleep(50);
    },
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
