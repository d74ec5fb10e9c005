import { parentPort } from 'node:worker_threads';
import { isEarshotError } from '@earshot/contracts';
import type { WorkerReply, WorkerRequest } from './worker-message';
import type { WorkerTasks } from './worker-tasks';

/** Makes this thread do tasks, one after the other as they are sent. */
export function serveTasks(tasks: WorkerTasks): void {
  parentPort?.on('message', (request: WorkerRequest) => {
    void answer(tasks, request).then((reply) => parentPort?.postMessage(reply));
  });
}

async function answer(tasks: WorkerTasks, { taskId, task, input }: WorkerRequest): Promise<WorkerReply> {
  try {
    const perform = tasks[task];
    if (perform === undefined) throw new Error(`This thread knows no task ${task}.`);
    // Who sends the task has checked its input against the same registry.
    return { taskId, result: await perform(input as never), isSpent: false, memoryBytes: usedMemory() };
  } catch (error) {
    // An unexpected error ends the thread: its decoder or engine may be left in any state.
    if (!isEarshotError(error)) throw error;
    const { code, message, details, cause } = error;
    const isSpent = cause !== undefined && !isEarshotError(cause);
    return { taskId, error: { code, message, details }, isSpent, memoryBytes: usedMemory() };
  }
}

function usedMemory(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}
