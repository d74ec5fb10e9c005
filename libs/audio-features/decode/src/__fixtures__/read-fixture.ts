import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns a copy of a fixture's bytes, free to be damaged. */
export const readFixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, name)));

/** One good file per compressed format, and variants that take other paths. */
export const compressedFixtures = [
  'sine.mp3',
  'sine-cbr-without-info.mp3',
  'sine-mono-vbr.mp3',
  'sine-16khz.mp3',
  'sine.flac',
  'sine.ogg',
  'sine.opus',
  'sine.m4a',
  'sine-faststart.m4a',
  'sine-alac.m4a',
] as const;
