import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '../../tools/workspace-root.mjs';

const { AnalysisWorkers } = createRequire(import.meta.url)(
  join(workspaceRoot, 'dist/libs/audio-features/service/src/workers/analysis-workers.js'),
);

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
