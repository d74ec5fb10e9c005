import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../foundation/standalone.mjs';
import { startProcess } from './start-process.mjs';

const configOf = (providerUrl) => `model_list:
  - model_name: mock
    litellm_params: { model: openai/mock, api_base: '${providerUrl}', api_key: mock }
`;

/** The LiteLLM proxy with one worker and no database. @returns undefined where it is not installed */
export async function startLiteLlm({ peers, providerUrl }) {
  const script = join(peers, 'python/bin/litellm');
  if (!existsSync(script)) return undefined;
  const port = await freePort();
  const config = join(mkdtempSync(join(tmpdir(), 'earshot-bench-')), 'litellm.yaml');
  writeFileSync(config, configOf(providerUrl));
  const args = ['--config', config, '--port', String(port), '--num_workers', '1', '--telemetry', 'False'];
  const running = await startProcess(script, args, {
    env: { LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
    readyUrl: `http://127.0.0.1:${port}/health/liveliness`,
  });
  return { name: 'LiteLLM', url: `http://127.0.0.1:${port}/v1`, headers: { authorization: 'Bearer mock' }, model: 'mock', ...running };
}
