// npm run test:distributed: adapters against real servers, then the end-to-end scenarios over four processes.
// A server that can neither be found nor started fails the run: nothing is skipped.
import { runMain } from './run-main.mjs';
import { startServers } from './servers/start-servers.mjs';
import { setUp } from './set-up/set-up.mjs';
import { runJest } from './steps/run-jest.mjs';
import { runSteps } from './steps/run-steps.mjs';

const keepGoing = process.argv.includes('--keep-going');

await runMain(async () => {
  await setUp();
  let servers;
  const environment = () => ({ ...servers.urls, EARSHOT_E2E_PROFILE: 'distributed' });
  const needsServers = (project) => async () => {
    if (servers === undefined) throw new Error('Not run: a server is missing, see above.');
    return runJest(project, { args: ['--runInBand'], environment: environment() });
  };
  const start = async () => {
    servers = await startServers();
    return 0;
  };
  try {
    return await runSteps(
      'test-distributed',
      [
        { title: 'MongoDB, Redis and NATS', run: start },
        { title: 'Integration tests', run: needsServers('integration') },
        { title: 'End-to-end tests, distributed profile', run: needsServers('e2e') },
      ],
      { keepGoing },
    );
  } finally {
    await servers?.stop();
  }
});
