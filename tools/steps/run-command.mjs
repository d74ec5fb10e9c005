import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

/**
 * Runs a command of the checkout or of its modules, showing what it prints.
 * @param signal ends it early
 * @returns its exit code, not zero when it was ended
 */
export function runCommand(command, args, { environment = {}, signal } = {}) {
  const path = [join(workspaceRoot, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(command, args, {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, NX_DAEMON: 'false', ...environment },
    shell: process.platform === 'win32',
    signal,
  });
  const end = () => child.kill();
  process.once('exit', end);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (error.name !== 'AbortError') console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => {
      process.removeListener('exit', end);
      resolve(code ?? 1);
    });
  });
}
