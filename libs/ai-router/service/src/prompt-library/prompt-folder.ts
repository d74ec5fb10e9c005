import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @returns the nearest `prompts/` that stands beside a `package.json`, from this file upwards: the same for sources and the build. */
export function findPromptFolder(from: string = __dirname): string {
  const folder = join(from, 'prompts');
  if (existsSync(folder) && existsSync(join(from, 'package.json'))) return folder;
  const parent = dirname(from);
  if (parent === from) throw new Error('There is no folder prompts/ beside a package.json above the compiled service.');
  return findPromptFolder(parent);
}
