import { buildWav } from './__fixtures__/build-wav';
import { decodeWhole } from './__fixtures__/decode-whole';
import { readFixture } from './__fixtures__/read-fixture';
import { decodeAudio } from './decode-audio';
import { MemorySource } from './source/memory-source';

describe('the limit of the duration', () => {
  it('refuses what declares more, before anything is decoded', async () => {
    const onChunk = jest.fn();
    const source = new MemorySource(buildWav({ data: new Uint8Array(44_100 * 4 * 2) }));
    await expect(decodeAudio(source, { maxDurationSeconds: 1.5, onChunk })).rejects.toMatchObject({
      code: 'AUDIO_TOO_LONG',
      details: { maxDurationSeconds: 1.5, atLeastSeconds: 2 },
    });
    expect(onChunk).not.toHaveBeenCalled();
  });

  it('lets exactly that much pass', async () => {
    const bytes = buildWav({ data: new Uint8Array(44_100 * 4) });
    expect((await decodeWhole(bytes, { maxDurationSeconds: 1 })).decodedSeconds).toBe(1);
  });

  it('stops a chain of Ogg streams that each declare little', async () => {
    const second = readFixture('sine.opus');
    const chain = Buffer.concat(Array.from({ length: 8 }, () => second));
    await expect(decodeWhole(chain, { maxDurationSeconds: 3 })).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
  });

  it('stops a FLAC stream that does not say its length', async () => {
    const bytes = readFixture('sine.flac');
    bytes.fill(0, 22, 26);
    await expect(decodeWhole(bytes, { maxDurationSeconds: 0.3 })).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
  });

  it('stops a FLAC bomb of eleven-byte frames that each hold 65,535 silent samples', async () => {
    const bytes = flacOfSilence({ frames: 20_000 });
    let decodedSamples = 0;
    const onChunk = ({ channels }: { channels: readonly Float32Array[] }): void => void (decodedSamples += channels[0]?.length ?? 0);
    const decoding = decodeAudio(new MemorySource(bytes), { maxDurationSeconds: 60, onChunk });
    await expect(decoding).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
    expect(bytes.length).toBeLessThan(400_000);
    expect(decodedSamples).toBeLessThan(61 * 44_100);
  });

  it('stops an MP3 without a Xing frame', async () => {
    const bytes = readFixture('sine-cbr-without-info.mp3');
    const long = Buffer.concat(Array.from({ length: 10 }, () => bytes));
    await expect(decodeWhole(long, { maxDurationSeconds: 5 })).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
  });
});

/** Mono, 16 bits; every frame is one constant subframe. */
function flacOfSilence({ frames }: { frames: number }): Uint8Array {
  const streamInfo = Buffer.alloc(34);
  streamInfo.writeUInt16BE(65_535, 0);
  streamInfo.writeUInt16BE(65_535, 2);
  streamInfo.writeUInt32BE(((44_100 << 12) | (0 << 9) | (15 << 4)) >>> 0, 10);
  const parts: Uint8Array[] = [Buffer.from('fLaC'), Buffer.from([0x80, 0, 0, 34]), streamInfo];
  for (let number = 0; number < frames; number++) parts.push(silentFrame(number));
  return Buffer.concat(parts);
}

function silentFrame(number: number): Buffer {
  const header = [0xff, 0xf8, 0x79, 0x08, ...codedNumber(number), 0xff, 0xfe];
  const frame = [...header, crc(header, { width: 8, polynomial: 0x07 }), 0, 0, 0];
  const footer = crc(frame, { width: 16, polynomial: 0x8005 });
  return Buffer.from([...frame, footer >>> 8, footer & 0xff]);
}

function codedNumber(value: number): number[] {
  if (value < 0x80) return [value];
  if (value < 0x800) return [0xc0 | (value >>> 6), 0x80 | (value & 0x3f)];
  return [0xe0 | (value >>> 12), 0x80 | ((value >>> 6) & 0x3f), 0x80 | (value & 0x3f)];
}

function crc(bytes: readonly number[], { width, polynomial }: { width: number; polynomial: number }): number {
  const top = 1 << (width - 1);
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ ((value & top) === 0 ? 0 : polynomial)) & (2 * top - 1);
  }
  return value;
}
