import { checkNodeVersion } from './check-node-version.mjs';
import { installModules } from './install-modules.mjs';

/** Makes a fresh checkout ready to run: Node new enough, modules installed, everything that is stale compiled. */
export async function setUp() {
  checkNodeVersion();
  installModules();
  const { build } = await import('../build.mjs');
  const built = await build();
  if (built > 0) console.log(`Compiled ${built} file(s).`);
}
