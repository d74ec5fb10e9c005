import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @returns a folder outside the checkout where a downloaded or built server is kept; it is made when it is missing. */
export function cacheDirectory(name) {
  const directory = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'earshot', name);
  mkdirSync(directory, { recursive: true });
  return directory;
}
