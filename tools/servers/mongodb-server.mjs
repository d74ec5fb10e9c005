import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './cache-directory.mjs';
import { findOnPath } from './find-on-path.mjs';
import { installWithApt } from './install-with-apt.mjs';
import { runQuietly } from './run-quietly.mjs';

// A server that speaks MongoDB's protocol and installs from a package registry: a tool of the tests, never shipped.
const standIn = 'SecantusDB==0.7.0b3';

/** MongoDB, or a stand-in for tests on machines where mongod cannot be installed. */
export const mongodbServer = {
  title: 'MongoDB',
  variable: 'MONGODB_URI',
  install:
    'install mongod 7.0 or newer and put it on PATH, or install Python 3.10 or newer with venv so that a compatible server can be installed',
  find: (report) => findOnPath('mongod') ?? installStandIn(report),
  start: ({ program, directory, port }) => ({
    command: program,
    args: program.endsWith('mongod')
      ? ['--dbpath', directory, '--port', `${port}`, '--bind_ip', '127.0.0.1', '--quiet']
      : [
          '--host',
          '127.0.0.1',
          '--port',
          `${port}`,
          '--storage-path',
          directory,
          '--sync-on-commit',
          '--standalone',
          '--log-level',
          'ERROR',
        ],
    url: `mongodb://127.0.0.1:${port}`,
  }),
};

function installStandIn(report) {
  const environment = join(cacheDirectory(standIn.replace('==', '-').toLowerCase()), 'venv');
  const program = join(environment, 'bin/secantusd-py');
  const complete = join(environment, 'complete');
  if (existsSync(complete)) return program;
  report(`There is no mongod: installing ${standIn} into ${environment}, once; this takes about half a minute.`);
  if (!makeEnvironment(environment) && !(installWithApt('python3-venv', report) && makeEnvironment(environment))) return undefined;
  const installed = runQuietly(join(environment, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', standIn]);
  if (!installed.succeeded) {
    report(`That failed: ${installed.output}`);
    return undefined;
  }
  writeFileSync(complete, '');
  return program;
}

// On Debian python3 comes without the module that makes environments.
function makeEnvironment(environment) {
  rmSync(environment, { recursive: true, force: true });
  const python = findOnPath('python3');
  return python !== undefined && runQuietly(python, ['-m', 'venv', environment]).succeeded;
}
