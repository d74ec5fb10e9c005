import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationProcess } from './application-process';
import { distributedProcesses, givenServers } from './distributed-processes';
import { losableDisk, losableServers } from './foundation';
import { freePort } from './free-port';
import type { Profile, RunningEarshot, StartOptions } from './running-earshot';

const readyTimeoutMs = 60_000;
const administrator = { email: 'admin@example.org', password: 'administrator-of-tests' };

/** The profile that this run is about. */
const profile: Profile = process.env['EARSHOT_E2E_PROFILE'] === 'distributed' ? 'distributed' : 'embedded';

/** Starts Earshot in the profile of this run, with data of its own, and waits until it can do its work. */
export async function startEarshot({ environment = {}, losable = false }: StartOptions = {}): Promise<RunningEarshot> {
  const port = await freePort();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'earshot-e2e-'));
  const shared = {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    RATE_LIMIT_PER_MINUTE: '100000',
    EARSHOT_ADMIN_EMAIL: administrator.email,
    EARSHOT_ADMIN_PASSWORD: administrator.password,
    ...environment,
  };
  const { applications, foundations, close } =
    profile === 'distributed' ? await distributed(shared, losable) : embedded(shared, dataDirectory);
  const url = `http://127.0.0.1:${port}`;
  const ready = () => waitUntilReady(url, applications);
  const start = async (): Promise<void> => {
    for (const application of applications) application.start();
    await ready();
  };
  const end = (signal: 'SIGTERM' | 'SIGKILL') => Promise.all(applications.map((application) => application.end(signal)));
  await start();
  return {
    profile,
    url,
    administrator,
    applications,
    foundations,
    ready,
    log: () => applications.map((application) => application.log()).join('\n'),
    kill: async () => void (await end('SIGKILL')),
    restart: async () => {
      await end('SIGTERM');
      await start();
    },
    stop: async () => {
      await end('SIGTERM');
      await close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

type Parts = Pick<RunningEarshot, 'applications' | 'foundations'> & { readonly close: () => Promise<void> };

async function distributed(shared: Readonly<Record<string, string>>, losable: boolean): Promise<Parts> {
  const given = givenServers();
  const servers = losable ? await losableServers(given) : { environment: given, foundations: [], close: async () => undefined };
  const { foundations, close } = servers;
  return { applications: await distributedProcesses({ ...shared, ...servers.environment }), foundations, close };
}

function embedded(shared: Readonly<Record<string, string>>, dataDirectory: string): Parts {
  const application = new ApplicationProcess('standalone', { ...shared, EARSHOT_DATA_DIR: dataDirectory });
  return { applications: [application], foundations: [losableDisk(application)], close: async () => undefined };
}

async function waitUntilReady(url: string, processes: readonly ApplicationProcess[]): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  const wait = async (isDone: (url: string) => Promise<boolean>, pauseMs: number): Promise<void> => {
    while (!(await isDone(url))) {
      for (const application of processes) application.assertAlive();
      if (Date.now() > deadline)
        throw new Error(`Earshot was not ready in time:\n${processes.map((each) => each.log().slice(-2_000)).join('\n')}`);
      await sleep(pauseMs);
    }
  };
  await wait(isReady, 50);
  // This one counts against the limit of requests, which some scenarios set low.
  await wait(canWork, 500);
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

// Ready is the gateway with its servers; that the services behind it answer, only a query shows.
async function canWork(url: string): Promise<boolean> {
  try {
    const query = `mutation { login(email: "${administrator.email}", password: "${administrator.password}") { ... on Session { user { plan totalUploads } } } }`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: { login?: { user?: unknown } } | null; errors?: unknown };
    return errors === undefined && data?.login?.user !== undefined;
  } catch {
    return false;
  }
}
