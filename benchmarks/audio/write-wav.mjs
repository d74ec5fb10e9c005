import { closeSync, openSync, writeSync } from 'node:fs';

const floatFormat = 3;
const headerBytes = 44;

/** Writes a WAV file of 32-bit floats, so that nothing is rounded. */
export function writeFloatWav(path, { channels, sampleRateHz }) {
  const count = channels[0].length * channels.length;
  const samples = new Float32Array(count);
  channels.forEach((channel, offset) => {
    for (let index = 0; index < channel.length; index += 1) samples[index * channels.length + offset] = channel[index];
  });
  const file = openSync(path, 'w');
  writeSync(file, headerOf({ channelCount: channels.length, sampleRateHz, dataBytes: 4 * count }));
  writeSync(file, samples);
  closeSync(file);
}

function headerOf({ channelCount, sampleRateHz, dataBytes }) {
  const header = Buffer.alloc(headerBytes);
  const frameBytes = 4 * channelCount;
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(floatFormat, 20);
  header.writeUInt16LE(channelCount, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * frameBytes, 28);
  header.writeUInt16LE(frameBytes, 32);
  header.writeUInt16LE(32, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
