import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { methods } from '../accuracy/methods.mjs';
import { runFfmpeg } from '../speed/encode-with-ffmpeg.mjs';

/** Of longer recordings the beginning, so that the slowest peer has done with one in a minute. */
const secondsCompared = 180;

/** Nobody knows the truth, so that three opinions do. */
const opinions = ['Earshot', 'librosa', 'Essentia degara, bgate'];

/**
 * @typedef {object} Recording
 * @property {string} name
 * @property {number} seconds
 * @property {number} cpuSeconds to decode and measure it
 * @property {Record<string, import('../accuracy/methods.mjs').Answer | null>} heard by method
 * @property {Record<string, number | null>} loudness
 * @property {Record<string, number | null> | null} reference what libebur128 reads in the same samples
 * @property {string} path of the samples that were compared
 *
 * @param {readonly string[]} paths
 * @returns {AsyncIterable<Recording>} one after the other; the file at `path` is gone when the next is asked for
 */
export async function* measureRecordings(contestants, paths, folder) {
  const { earshot, libebur128 } = contestants;
  for (const [index, original] of paths.entries()) {
    const path = join(folder, `recording-${index}.wav`);
    if (!decodeBeginning(original, path)) continue;
    const whole = await earshot.ask('decode-and-everything', original);
    const loudness = await earshot.ask('loudness', path);
    if (whole !== null && loudness !== null) {
      const heard = await Promise.all(opinions.map(async (name) => [name, await methods[name](contestants, path)]));
      yield {
        name: basename(original),
        seconds: whole.answer,
        cpuSeconds: whole.cpuSeconds,
        heard: Object.fromEntries(heard),
        loudness: loudness.answer,
        reference: (await libebur128?.ask('loudness', path))?.answer ?? null,
        path,
      };
    }
    rmSync(path);
  }
}

/**
 * To whole steps of 24 bits. Above the highest frequency that a lossy encoder keeps, samples of more precision hold only what their own
 * arithmetic leaves behind, 180 dB below the peak, of which single and double precision make different figures.
 */
const roundToSteps = 'aeval=round(val(ch)*8388608)/8388608:c=same';

/** Everybody measures the same samples: decoded by ffmpeg, or as they are where there is none and the file is a WAV. */
function decodeBeginning(original, path) {
  if (runFfmpeg('-i', original, '-t', String(secondsCompared), '-map', '0:a:0', '-af', roundToSteps, '-c:a', 'pcm_f32le', path))
    return true;
  if (!original.toLowerCase().endsWith('.wav')) return false;
  copyFileSync(original, path);
  return true;
}
