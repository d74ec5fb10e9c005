import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.mjs';

/** @returns the compiled entry of an application, such as `gateway`. */
export const applicationEntry = (name) => join(workspaceRoot, 'dist/apps', name, 'src/main.js');

/**
 * Runs a compiled application in the foreground and hands signals on to it.
 * @returns its exit code
 */
export function runApplication(name, environment = process.env) {
  const child = spawn(process.execPath, [applicationEntry(name)], { cwd: workspaceRoot, env: environment, stdio: 'inherit' });
  // A terminal sends Ctrl-C to both processes by itself; from elsewhere only this one gets it.
  const forward = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}
