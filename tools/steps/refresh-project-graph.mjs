import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runQuietly } from '../servers/run-quietly.mjs';
import { workspaceRoot } from '../workspace-root.mjs';

const manifestOfNx = createRequire(import.meta.url).resolve('nx/package.json');
const { bin } = createRequire(import.meta.url)(manifestOfNx);

/** Has Nx write down which projects there are. Without it the lint rule of the boundaries lets everything pass. */
export function refreshProjectGraph() {
  const { succeeded, output } = runQuietly(process.execPath, [join(dirname(manifestOfNx), bin.nx), 'show', 'projects', '--json'], {
    cwd: workspaceRoot,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  if (!succeeded) throw new Error(`Nx cannot read the projects: ${output}`);
}
