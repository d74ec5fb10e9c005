import { compiledSoundEngine } from './compiled-sound-engine.mjs';

const { AnalysisWorkers } = compiledSoundEngine('service/src/workers/analysis-workers.js');

const hourSeconds = 3_600;
// Files are measured where they lie.
const blobs = { borrowFile: async (path) => ({ path, release: async () => undefined }) };

/**
 * The worker threads of the service.
 *
 * @param {number} workers
 * @returns {{ measure: (path: string) => Promise<unknown>, close: () => Promise<void> }}
 */
export function startWorkers(workers) {
  const settings = { workers, maxDurationSeconds: 2 * hourSeconds, analysisTimeoutMs: 1_000 * hourSeconds };
  const analysisWorkers = new AnalysisWorkers(blobs, settings);
  return {
    measure: (path) => analysisWorkers.measure(path, { level: 'DETAILED', durationSeconds: hourSeconds }),
    close: () => analysisWorkers.onApplicationShutdown(),
  };
}
