import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

/** Reads `.env` of the checkout where there is one; what is set already stays. */
export function loadEnvFile() {
  const file = join(workspaceRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
