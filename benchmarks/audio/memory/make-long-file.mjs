import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { runFfmpeg } from '../speed/encode-with-ffmpeg.mjs';

const headerBytes = 44;
const bytesPerSecond = 44_100 * 4;

/**
 * Makes a file of any length out of a song by repeating what is encoded already.
 *
 * @param {Record<string, string>} song paths by format
 * @returns {boolean} whether it was made
 */
export function makeLongFile(song, format, { path, seconds }) {
  if (format === 'wav') return writeLongWav(readFileSync(song.wav), { path, seconds });
  const repeat = ['-stream_loop', '-1', '-t', String(seconds)];
  // The head of a FLAC file tells how long it is, and would be copied as it stands.
  if (format === 'flac') return runFfmpeg(...repeat, '-i', song.wav, '-c:a', 'flac', path);
  return runFfmpeg(...repeat, '-i', song[format], '-c', 'copy', path);
}

function writeLongWav(wav, { path, seconds }) {
  const samples = wav.subarray(headerBytes);
  const repetitions = Math.ceil((seconds * bytesPerSecond) / samples.length);
  const header = Buffer.from(wav.subarray(0, headerBytes));
  header.writeUInt32LE(headerBytes - 8 + repetitions * samples.length, 4);
  header.writeUInt32LE(repetitions * samples.length, headerBytes - 4);
  const file = openSync(path, 'w');
  for (const part of [header, ...Array.from({ length: repetitions }, () => samples)]) writeSync(file, part);
  closeSync(file);
  return true;
}
