import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns the full path of a program on PATH, or undefined */
export function findOnPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
