import { existsSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * Threads run compiled code only: when the caller is itself run from source (in tests), its compiled twin is in dist.
 *
 * @param path where the worker's module stands, without extension
 * @returns the file to start a thread with
 */
export function workerEntry(path: string): string {
  const beside = `${path}.js`;
  return existsSync(beside) ? beside : beside.replace(`${sep}libs${sep}`, `${sep}dist${sep}libs${sep}`);
}
