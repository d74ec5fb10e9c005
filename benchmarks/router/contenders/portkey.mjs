import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../foundation/standalone.mjs';
import { startProcess } from './start-process.mjs';

/** Portkey's open gateway, which counts and keeps nothing. @returns undefined where it is not installed */
export async function startPortkey({ peers, providerUrl }) {
  const script = join(peers, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  if (!existsSync(script)) return undefined;
  const port = await freePort();
  const { hostname } = new URL(providerUrl);
  const running = await startProcess(process.execPath, [script, `--port=${port}`, '--headless'], {
    env: { NODE_ENV: 'production', TRUSTED_CUSTOM_HOSTS: hostname },
    readyUrl: `http://127.0.0.1:${port}/`,
  });
  const headers = { authorization: 'Bearer mock', 'x-portkey-provider': 'openai', 'x-portkey-custom-host': providerUrl };
  return { name: 'Portkey', url: `http://127.0.0.1:${port}/v1`, headers, model: 'mock', ...running };
}
