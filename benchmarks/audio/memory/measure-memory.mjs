import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../speed/median.mjs';
import { renderMaterial } from '../speed/render-material.mjs';
import { makeLongFile } from './make-long-file.mjs';

const measuringProcess = fileURLToPath(new URL('measuring-process.mjs', import.meta.url));
const inProcess = (task) => JSON.parse(execFileSync(process.execPath, [measuringProcess, JSON.stringify(task)], { encoding: 'utf8' }));

/** Where the system tells what a process takes. */
export const canMeasureMemory = existsSync('/proc/self/status');

/**
 * How much more memory a process takes at its peak than when it is idle, while it measures one long file; one process for each format.
 *
 * @returns {Record<string, number>} megabytes by format
 */
export function measureLongFiles(folder, { seconds }) {
  const song = renderMaterial(folder, { seconds: 180, seed: 11 });
  return Object.fromEntries(
    Object.keys(song).flatMap((format) => {
      const path = join(folder, `long.${format}`);
      if (!makeLongFile(song, format, { path, seconds })) return [];
      const { idleMegabytes, peakMegabytes } = inProcess({ paths: [path], count: 1, workers: 1 });
      rmSync(path);
      return [[format, peakMegabytes - idleMegabytes]];
    }),
  );
}

/**
 * What one process takes while it measures many short files of all formats with two workers: the median over the `earlyCount` files that
 * follow the first `earlyCount`, and over the last `earlyCount`. One file alone tells what the other worker happens to be at.
 *
 * @returns {{ idle: number, early: number, late: number, earlyCount: number, lateCount: number }} megabytes
 */
export function measureManyFiles(folder, { earlyCount, lateCount }) {
  const paths = [5, 8, 13].flatMap((seconds) => Object.values(renderMaterial(folder, { seconds, seed: seconds })));
  const { idleMegabytes, residentMegabytes } = inProcess({ paths, count: lateCount, workers: 2 });
  const early = median(residentMegabytes.slice(earlyCount, 2 * earlyCount));
  return { idle: idleMegabytes, early, late: median(residentMegabytes.slice(-earlyCount)), earlyCount, lateCount };
}
