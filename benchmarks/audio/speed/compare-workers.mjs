import { startWorkers } from '../worker-threads.mjs';
import { median } from './median.mjs';

const warmingFiles = 4;

/**
 * How much faster two worker threads of the service measure a queue of files than one: wall time, in turns.
 *
 * @returns {Promise<number>} median over the rounds
 */
export async function compareWorkers(path, { rounds, files }) {
  const [one, two] = [startWorkers(1), startWorkers(2)];
  const millisecondsFor = async ({ measure }, count) => {
    const startedMs = performance.now();
    await Promise.all(Array.from({ length: count }, () => measure(path)));
    return performance.now() - startedMs;
  };
  for (const workers of [one, two]) await millisecondsFor(workers, warmingFiles);
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const oneMs = await millisecondsFor(one, files);
    ratios.push(oneMs / (await millisecondsFor(two, files)));
  }
  await Promise.all([one.close(), two.close()]);
  return median(ratios);
}
