import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { administrator } from './calls.mjs';
import { compiled } from './compiled.mjs';

const { reconcileLedger } = compiled('libs/contracts/src/index.js');

const residentMegabytes = () => process.memoryUsage().rss / 2 ** 20;

/**
 * Reconciles the ledger of this process while it watches the memory and the event loop.
 * @returns what was found, the time, the memory before and at most, and the longest time in which nothing else had its turn
 */
export async function watchedReconciliation(bus) {
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  const beforeMegabytes = residentMegabytes();
  let mostMegabytes = beforeMegabytes;
  let isRunning = true;
  const watching = (async () => {
    while (isRunning) {
      mostMegabytes = Math.max(mostMegabytes, residentMegabytes());
      await sleep(20);
    }
  })();
  pauses.enable();
  const startedMs = performance.now();
  const { entries, differences } = await bus.request(reconcileLedger, {}, { caller: administrator });
  const seconds = (performance.now() - startedMs) / 1_000;
  pauses.disable();
  isRunning = false;
  await watching;
  return { entries, differences: differences.length, seconds, beforeMegabytes, mostMegabytes, longestPauseMs: pauses.max / 1e6 };
}
