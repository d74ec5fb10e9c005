import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hasCode } from './has-code';

/**
 * Names this process among all that ran before it: `<process id>.<start>.<random>`. The id alone says little: it is given
 * again after a restart of the machine, and in a container it is always the same.
 */
export const processMark = `${process.pid}.${startOf(process.pid)}.${randomUUID()}`;

/** @returns whether the process that left the mark is no more. */
export function isMarkOfTheDead(mark: string): boolean {
  if (mark.startsWith(processMark)) return false;
  const [id, start] = mark.split('.');
  const processId = Number(id);
  if (!Number.isSafeInteger(processId) || processId <= 0 || processId === process.pid) return true;
  return !isRunning(processId) || startOf(processId) !== start;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** When a process began, in the kernel's ticks since boot; `0` where the system does not tell. */
function startOf(processId: number): string {
  try {
    const afterName = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return afterName.split(' ')[19] ?? '0';
  } catch {
    return '0';
  }
}
