import { findOnPath } from './find-on-path.mjs';
import { runQuietly } from './run-quietly.mjs';

/** Redis that writes every change to disk, so that a kill in a test loses nothing that was acknowledged. */
export const redisServer = {
  title: 'Redis',
  variable: 'REDIS_URL',
  install: 'install redis-server (apt-get install redis-server, brew install redis) and put it on PATH',
  find: (report) => findOnPath('redis-server') ?? installWithApt(report),
  start: ({ program, directory, port }) => ({
    command: program,
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--dir', directory],
    url: `redis://127.0.0.1:${port}`,
  }),
};

function installWithApt(report) {
  const apt = findOnPath('apt-get');
  if (apt === undefined || process.getuid?.() !== 0) return undefined;
  report('Installing redis-server with apt-get.');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => runQuietly(apt, ['install', '-y', '--no-install-recommends', 'redis-server'], options);
  const first = install();
  const { succeeded, output } = first.succeeded || !runQuietly(apt, ['update'], options).succeeded ? first : install();
  if (!succeeded) report(`apt-get failed: ${output}`);
  return findOnPath('redis-server');
}
