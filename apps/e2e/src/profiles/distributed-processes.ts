import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ApplicationProcess } from './application-process';
import { freePort } from './free-port';

const names = ['usage-ledger', 'ai-router', 'audio-features', 'gateway'];

/** The servers of the environment. */
export const givenServers = (): Readonly<Record<string, string>> => ({
  MONGODB_URI: required('MONGODB_URI'),
  REDIS_URL: `${required('REDIS_URL')}/${redisDatabase()}`,
  NATS_URL: required('NATS_URL'),
});

/** The four processes, each scenario with a database of its own. */
export async function distributedProcesses(shared: Readonly<Record<string, string>>): Promise<ApplicationProcess[]> {
  const database = {
    // Every query of every scenario must use an index.
    MONGODB_ASSERT_INDEXED: 'true',
    MONGODB_DB: `earshot_e2e_${randomBytes(6).toString('hex')}`,
  };
  const ports = await Promise.all(names.map(() => freePort()));
  return names.map((name, index) => new ApplicationProcess(name, { ...shared, ...database, METRICS_PORT: String(ports[index]) }));
}

/** Redis has sixteen databases: each scenario counts its requests in one of its own. */
function redisDatabase(): number {
  const scenarios = readdirSync(join(__dirname, '../scenarios')).sort();
  const position = scenarios.indexOf(basename(expect.getState().testPath ?? ''));
  return Math.max(0, position) % 16;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: run the scenarios of this profile with "npm run test:distributed".`);
  return value;
}
