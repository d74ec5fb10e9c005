import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes } from '../../foundation/standalone.mjs';

const patienceMs = 120_000;

/** Starts a gateway and waits until it answers under `readyUrl`, whatever it answers. */
export async function startProcess(command, args, { env = {}, readyUrl }) {
  const child = spawn(command, args, { stdio: 'ignore', env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } });
  const untilMs = performance.now() + patienceMs;
  while (!(await answers(readyUrl))) {
    if (child.exitCode !== null || performance.now() > untilMs) throw new Error(`${command} ${args.join(' ')} did not start.`);
    await sleep(100);
  }
  return {
    pid: child.pid,
    residentMegabytes: () => residentMegabytes(child.pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const answers = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );
