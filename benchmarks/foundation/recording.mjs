import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const threeMinutes = 180;

/** @returns the bytes to analyse: the named file, or music that is made up */
export function makeRecording(path, { seconds = threeMinutes, seed = 1 } = {}) {
  if (path) return { filename: basename(path), bytes: readFileSync(path), description: basename(path) };
  const { composeArrangement, encodeWav, renderArrangement } = createRequire(import.meta.url)(
    '../../dist/libs/audio-features/dsp/src/index.js',
  );
  const plan = composeArrangement({ seed, styleName: 'pop', durationSeconds: seconds, sampleRateHz: 44_100 });
  const wav = encodeWav(renderArrangement(plan).signal, 'int16');
  const mp3 = toMp3(wav);
  const minutes = seconds / 60;
  return mp3 === null
    ? { filename: 'recording.wav', bytes: wav, description: `WAV of ${minutes} min, 44.1 kHz stereo` }
    : { filename: 'recording.mp3', bytes: mp3, description: `MP3 of ${minutes} min, 44.1 kHz stereo` };
}

function toMp3(wav) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  try {
    writeFileSync(join(folder, 'in.wav'), wav);
    execFileSync('ffmpeg', ['-v', 'error', '-i', join(folder, 'in.wav'), '-b:a', '192k', join(folder, 'out.mp3')]);
    return readFileSync(join(folder, 'out.mp3'));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
