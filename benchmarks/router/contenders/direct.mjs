import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The provider itself, without anybody between: what the others add is measured against it. */
export async function startDirect() {
  const child = fork(fileURLToPath(new URL('../mock-server.mjs', import.meta.url)));
  const [url] = await once(child, 'message');
  const stop = async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  };
  return { name: 'direct', url, headers: { authorization: 'Bearer mock' }, model: 'mock', stop };
}
