import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast } from '../set-up/check-node-version.mjs';
import { cacheDirectory } from './cache-directory.mjs';
import { findOnPath } from './find-on-path.mjs';
import { runQuietly } from './run-quietly.mjs';

// The oldest version in which JetStream can be told to sync every message to disk and known faults are mended.
const version = '2.12.7';

/** NATS with JetStream, every message synced to disk before it is acknowledged. */
export const natsServer = {
  title: 'NATS',
  variable: 'NATS_URL',
  install: `install nats-server ${version} or newer and put it on PATH, or install Go 1.25 or newer so that it can be built`,
  find: (report) => findNewEnough(report) ?? buildWithGo(report),
  start: ({ program, directory, port }) => {
    const configuration = join(directory, 'nats.conf');
    writeFileSync(
      configuration,
      `listen: 127.0.0.1:${port}\njetstream { store_dir: "${join(directory, 'jetstream')}", sync_interval: always, max_file_store: 2GB }\n`,
    );
    return { args: ['--config', configuration], url: `nats://127.0.0.1:${port}`, command: program };
  },
};

function findNewEnough(report) {
  const program = findOnPath('nats-server');
  if (program === undefined) return undefined;
  const found = /v?(\d+\.\d+\.\d+)/.exec(runQuietly(program, ['--version']).output)?.[1];
  if (found !== undefined && isAtLeast(found, version)) return program;
  report(`${program} is ${found ?? 'of an unknown version'}, older than ${version}: it is not used.`);
  return undefined;
}

function buildWithGo(report) {
  const directory = cacheDirectory(`nats-server-${version}`);
  const program = join(directory, 'nats-server');
  if (existsSync(program)) return program;
  const go = findOnPath('go');
  if (go === undefined) return undefined;
  report(`Building nats-server ${version} with Go, once; this takes about a minute.`);
  const { succeeded, output } = runQuietly(go, ['install', `github.com/nats-io/nats-server/v2@v${version}`], {
    env: { ...process.env, GOBIN: directory },
  });
  if (!succeeded) report(`The build failed: ${output}`);
  return succeeded ? program : undefined;
}
