import { findOnPath } from './find-on-path.mjs';
import { installWithApt } from './install-with-apt.mjs';

/** Redis that writes every change to disk, so that a kill in a test loses nothing that was acknowledged. */
export const redisServer = {
  title: 'Redis',
  variable: 'REDIS_URL',
  install: 'install redis-server (apt-get install redis-server, brew install redis) and put it on PATH',
  find: (report) => findOnPath('redis-server') ?? (installWithApt('redis-server', report) ? findOnPath('redis-server') : undefined),
  start: ({ program, directory, port }) => ({
    command: program,
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--dir', directory],
    url: `redis://127.0.0.1:${port}`,
  }),
};
