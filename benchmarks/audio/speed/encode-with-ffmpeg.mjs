import { execFileSync } from 'node:child_process';

const encoders = {
  flac: ['-c:a', 'flac'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '192k'],
  ogg: ['-c:a', 'libvorbis', '-q:a', '5'],
  opus: ['-c:a', 'libopus', '-b:a', '128k'],
  m4a: ['-c:a', 'aac', '-b:a', '192k'],
};

/** The formats besides WAV that are measured. */
export const encodedFormats = Object.keys(encoders);

/** @returns {boolean} whether it was encoded: not where ffmpeg or the encoder is missing */
export const encodeWithFfmpeg = (wavPath, format, path) => runFfmpeg('-i', wavPath, ...encoders[format], path);

/** @returns {boolean} whether ffmpeg did it */
export function runFfmpeg(...args) {
  try {
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
