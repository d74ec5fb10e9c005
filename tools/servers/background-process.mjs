import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import '../exit-on-signal.mjs';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
/**
 * Starts a program that stays in the background until `stop` is called or this process ends.
 * It gets a process group of its own: Ctrl-C must reach the applications first and their servers last.
 */
export function startInBackground(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  let lastOutput = '';
  const remember = (chunk) => (lastOutput = `${lastOutput}${chunk}`.slice(-4000));
  child.stdout?.on('data', remember);
  child.stderr?.on('data', remember);
  running.add(child);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(remember(error.message)));
    child.once('exit', resolve);
  });
  void ended.then(() => running.delete(child));
  return {
    isGone: () => !running.has(child),
    lastOutput: () => lastOutput.trim(),
    stop: () => stop(child, ended),
  };
}

async function stop(child, ended) {
  if (!running.has(child)) return;
  child.kill('SIGTERM');
  const impatience = new AbortController();
  void sleep(5000, undefined, { signal: impatience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  impatience.abort();
}
