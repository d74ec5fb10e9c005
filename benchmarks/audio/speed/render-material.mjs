import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiled } from '../../../tools/generate/load-compiled.mjs';
import { encodedFormats, encodeWithFfmpeg } from './encode-with-ffmpeg.mjs';

const { composeArrangement, encodeWav, renderArrangement } = loadCompiled('audio-features/dsp');

/**
 * A generated song, 44.1 kHz stereo, 16 bits, as a file of each format.
 *
 * @returns {Record<string, string>} paths by format; formats that nothing here encodes are missing
 */
export function renderMaterial(folder, { seconds, seed = 7 }) {
  const plan = composeArrangement({ seed, styleName: 'pop', durationSeconds: seconds, sampleRateHz: 44_100 });
  const wav = join(folder, `song-${seconds}-${seed}.wav`);
  writeFileSync(wav, encodeWav(renderArrangement(plan).signal, 'int16'));
  const encoded = encodedFormats.map((format) => [format, wav.replace(/wav$/, format)]);
  return { wav, ...Object.fromEntries(encoded.filter(([format, path]) => encodeWithFfmpeg(wav, format, path))) };
}
