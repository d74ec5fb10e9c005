// npm start: the embedded profile, everything in one process; sets itself up on a fresh machine.
import { runApplication } from './run-application.mjs';
import { runMain } from './run-main.mjs';
import { loadEnvFile } from './set-up/load-env-file.mjs';
import { setUp } from './set-up/set-up.mjs';

await runMain(async () => {
  await setUp();
  loadEnvFile();
  return runApplication('standalone');
});
