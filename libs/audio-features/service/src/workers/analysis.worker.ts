import { parentPort } from 'node:worker_threads';
import { isEarshotError } from '@earshot/contracts';
import { measureFile } from './measure-file';
import { probeFile } from './probe-file';
import type { WorkerReply, WorkerRequest } from './worker-message';

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ taskId, task }: WorkerRequest): Promise<WorkerReply> {
  try {
    return { taskId, result: task.kind === 'probe' ? await probeFile(task) : await measureFile(task) };
  } catch (error) {
    // An unexpected error ends the thread: its decoder or engine may be left in any state.
    if (!isEarshotError(error)) throw error;
    return { taskId, error: { code: error.code, message: error.message, details: error.details } };
  }
}
