import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';

const { encodeWav } = loadCompiled('audio-features/dsp');

/**
 * Writes one generated clip after the other as a WAV file, which is gone when the next is asked for.
 *
 * @param {Iterable<{ signal: object, truth: object }>} clips
 * @param {string} folder
 */
export function* clipFiles(clips, folder) {
  const path = join(folder, 'clip.wav');
  let index = 0;
  for (const { signal, ...about } of clips) {
    // A name of its own for each: contestants keep the file that they read last.
    const clipPath = path.replace('clip', `clip-${index++}`);
    writeFileSync(clipPath, encodeWav(signal, 'int16'));
    yield { path: clipPath, ...about };
    rmSync(clipPath);
  }
}
