import { EarshotError } from '@earshot/contracts';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './has-code';
import { isMarkOfTheDead, processMark } from './process-mark';

/** How many stores of this process use a directory. */
const holders = new Map<string, number>();

/**
 * Takes a data directory for this process, and makes it: two that append to one file, and rewrite it, would lose each
 * other's writes. What a dead process left is taken over; within this process any number of stores may share it.
 *
 * @returns what gives it back
 * @throws EarshotError CONFLICT when a living process has it
 */
export async function claimDirectory(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'process.lock');
  await mkdir(directory, { recursive: true });
  await take(path);
  holders.set(path, (holders.get(path) ?? 0) + 1);
  return async () => {
    const rest = (holders.get(path) ?? 1) - 1;
    holders.set(path, rest);
    if (rest === 0) await rm(path, { force: true });
  };
}

async function take(path: string): Promise<void> {
  if (await place(path)) return;
  const holder = await readFile(path, 'utf8').catch(() => '');
  if (holder === processMark) return;
  if (isMarkOfTheDead(holder)) {
    await rm(path, { force: true });
    if ((await place(path)) || (await readFile(path, 'utf8')) === processMark) return;
  }
  const processId = Number(holder.split('.')[0]);
  throw new EarshotError('CONFLICT', `The data directory is in use by the process ${processId}.`, { details: { processId } });
}

async function place(path: string): Promise<boolean> {
  try {
    await writeFile(path, processMark, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
