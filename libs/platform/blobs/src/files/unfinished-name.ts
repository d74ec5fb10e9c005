import { randomUUID } from 'node:crypto';

const thisProcess = `${process.pid}.${randomUUID()}`;

/** @returns a fresh name for a file under way, which tells the process that writes it. */
export const unfinishedName = (): string => `${thisProcess}.${randomUUID()}`;

/** @returns whether the process that began the file is no more. A process id alone says little: in a container it is always 1. */
export function isAbandoned(name: string): boolean {
  if (name.startsWith(thisProcess)) return false;
  const processId = Number.parseInt(name, 10);
  return processId === process.pid || Number.isNaN(processId) || !isRunning(processId);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
