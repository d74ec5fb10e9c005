import { findOnPath } from './find-on-path.mjs';
import { runQuietly } from './run-quietly.mjs';

/** Installs a Debian package where that is possible: as root, with apt-get. @returns whether it is installed now */
export function installWithApt(name, report) {
  const apt = findOnPath('apt-get');
  if (apt === undefined || process.getuid?.() !== 0) return false;
  report(`Installing ${name} with apt-get.`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => runQuietly(apt, ['install', '-y', '--no-install-recommends', name], options);
  const first = install();
  const { succeeded, output } = first.succeeded || !runQuietly(apt, ['update'], options).succeeded ? first : install();
  if (!succeeded) report(`apt-get failed: ${output}`);
  return succeeded;
}
