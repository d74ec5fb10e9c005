// npm run mock:provider -- [--port 8089] [--script faults.json]: a model provider that does what its script says, for trying
// routes. It prints one line for each request and runs until it is interrupted.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { runMain } from './run-main.mjs';
import { workspaceRoot } from './workspace-root.mjs';

const usualPort = '8089';

await runMain(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: usualPort }, script: { type: 'string' } } });
  await build(['libs/testing', 'libs/contracts']);
  const compiled = (file) => createRequire(import.meta.url)(join(workspaceRoot, 'dist/libs/testing/src/mock-provider', file));
  const { steps, always } = compiled('mock-script.js').readMockScript(
    values.script === undefined ? '' : readFileSync(values.script, 'utf8'),
  );
  const { startMockProvider } = compiled('mock-provider.js');
  const provider = await startMockProvider({ port: Number(values.port) });
  const telling = (script, left) => (hit) => {
    const reply = script(hit);
    console.log(
      `${hit.method} ${hit.path} ${hit.body?.model ?? ''} -> ${reply.status ?? reply.kind}${left > 0 ? ` (${left} steps left)` : ''}`,
    );
    return reply;
  };
  provider.respondWith(...steps.map((script, index) => telling(script, steps.length - index - 1)));
  provider.respondAlwaysWith(telling(always, 0));
  console.log(`The mock provider listens at ${provider.url}. ${steps.length} steps are scripted.`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await provider.close();
});
