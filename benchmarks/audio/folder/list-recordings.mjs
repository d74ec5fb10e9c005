import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const extensions = new Set(['.wav', '.aif', '.aiff', '.flac', '.mp3', '.ogg', '.oga', '.opus', '.m4a']);

/** @returns {string[]} the recordings in a folder and below it, in the order of their names, evenly thinned out to `most` */
export function listRecordings(folder, most) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const step = Math.max(1, paths.length / most);
  return Array.from({ length: Math.min(most, paths.length) }, (_, index) => paths[Math.floor(index * step)]);
}
