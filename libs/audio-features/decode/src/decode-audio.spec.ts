import { amplitudeAt, decodeWhole } from './__fixtures__/decode-whole';
import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav, chunk } from './__fixtures__/build-wav';
import { repairOggChecksums } from './__fixtures__/repair-ogg-checksums';
import { compressedFixtures, readFixture } from './__fixtures__/read-fixture';
import { decodeAudio } from './decode-audio';
import { chunkSamples } from './decode-session';
import { MemorySource } from './source/memory-source';

/** Samples 0.5, −0.25 as one byte order and width after the other. */
function pcm(bytesPerSample: number, write: (buffer: Buffer, value: number, offset: number) => void): Uint8Array {
  const buffer = Buffer.alloc(2 * bytesPerSample);
  write(buffer, 0.5, 0);
  write(buffer, -0.25, bytesPerSample);
  return buffer;
}

const int16 = pcm(2, (buffer, value, at) => buffer.writeInt16LE(value * 2 ** 15, at));
const int16Big = pcm(2, (buffer, value, at) => buffer.writeInt16BE(value * 2 ** 15, at));
const int24 = pcm(3, (buffer, value, at) => buffer.writeIntLE(value * 2 ** 23, at, 3));
const int24Big = pcm(3, (buffer, value, at) => buffer.writeIntBE(value * 2 ** 23, at, 3));
const int32 = pcm(4, (buffer, value, at) => buffer.writeInt32LE(value * 2 ** 31, at));
const int64 = pcm(8, (buffer, value, at) => buffer.writeBigInt64LE(BigInt(value * 2 ** 63), at));
const float32 = pcm(4, (buffer, value, at) => buffer.writeFloatLE(value, at));
const float32Big = pcm(4, (buffer, value, at) => buffer.writeFloatBE(value, at));
const float64Big = pcm(8, (buffer, value, at) => buffer.writeDoubleBE(value, at));
const float64 = pcm(8, (buffer, value, at) => buffer.writeDoubleLE(value, at));

const companded = (compression: string, codes: readonly number[]): Uint8Array =>
  buildAiff({ bitsPerSample: 16, compression, frameCount: codes.length, data: Uint8Array.from(codes) });

describe('decodeAudio of uncompressed samples', () => {
  it.each([
    ['WAV 8-bit', buildWav({ channels: 1, bitsPerSample: 8, data: Uint8Array.of(192, 96) })],
    ['WAV 16-bit', buildWav({ channels: 1, bitsPerSample: 16, data: int16 })],
    ['WAV 24-bit', buildWav({ channels: 1, bitsPerSample: 24, data: int24 })],
    ['WAV 32-bit', buildWav({ channels: 1, bitsPerSample: 32, data: int32 })],
    ['WAV 64-bit', buildWav({ channels: 1, bitsPerSample: 64, data: int64 })],
    ['WAV 32-bit float', buildWav({ channels: 1, bitsPerSample: 32, formatTag: 3, data: float32 })],
    ['WAV 64-bit float', buildWav({ channels: 1, bitsPerSample: 64, formatTag: 3, data: float64 })],
    ['AIFF 8-bit', buildAiff({ bitsPerSample: 8, data: Uint8Array.of(64, 224) })],
    ['AIFF 16-bit', buildAiff({ bitsPerSample: 16, data: int16Big })],
    ['AIFF 24-bit', buildAiff({ bitsPerSample: 24, data: int24Big })],
    ['AIFF-C little-endian', buildAiff({ bitsPerSample: 16, data: int16, compression: 'sowt' })],
    ['AIFF-C float', buildAiff({ bitsPerSample: 32, data: float32Big, compression: 'fl32' })],
    ['AIFF-C 64-bit float', buildAiff({ bitsPerSample: 64, data: float64Big, compression: 'FL64' })],
    ['AIFF-C 24-bit', buildAiff({ bitsPerSample: 24, data: int24Big, compression: 'in24' })],
    ['AIFF-C 24-bit little-endian', buildAiff({ bitsPerSample: 24, data: int24, compression: '42ni' })],
  ])('reads %s exactly', async (_, bytes) => {
    const { channels, decodedSeconds, truncated, warnings } = await decodeWhole(bytes);
    expect(channels.map((channel) => [...channel])).toEqual([[0.5, -0.25]]);
    expect(decodedSeconds).toBeCloseTo(2 / 44_100, 9);
    expect({ truncated, warnings }).toEqual({ truncated: false, warnings: [] });
  });

  it.each([
    ['WAV A-law', buildWav({ channels: 1, bitsPerSample: 8, formatTag: 6, data: Uint8Array.of(0xaa, 0x2a, 0xd5) }), 0x7e00, -0x7e00, 8],
    ['WAV µ-law', buildWav({ channels: 1, bitsPerSample: 8, formatTag: 7, data: Uint8Array.of(0x80, 0x00, 0xff) }), 0x7d7c, -0x7d7c, 0],
    ['AIFF-C A-law', companded('alaw', [0xaa, 0x2a, 0xd5]), 0x7e00, -0x7e00, 8],
    ['AIFF-C µ-law', companded('ULAW', [0x80, 0x00, 0xff]), 0x7d7c, -0x7d7c, 0],
  ])('expands %s by the tables of G.711', async (_, bytes, ...expected) => {
    const { channels } = await decodeWhole(bytes);
    expect(channels.map((channel) => [...channel].map((value) => value * 0x8000))).toEqual([expected]);
  });

  it('finds the data behind chunks of odd sizes, and takes no chunk behind it for sound', async () => {
    const extraChunks = Buffer.concat([chunk('bext', new Uint8Array(603)), chunk('LIST', new Uint8Array(7))]);
    const wav = Buffer.concat([buildWav({ channels: 1, extraChunks, data: int16 }), chunk('LIST', new Uint8Array(60))]);
    expect((await decodeWhole(wav)).channels.map((channel) => [...channel])).toEqual([[0.5, -0.25]]);
    const aiff = Buffer.concat([buildAiff({ data: int16Big, frameCount: 4_410 }), chunk('ANNO', new Uint8Array(60))]);
    const { channels, truncated, declaredSeconds } = await decodeWhole(aiff);
    expect(channels[0]?.length).toBe(2);
    expect({ truncated, declaredSeconds }).toEqual({ truncated: true, declaredSeconds: 0.1 });
  });

  it.each([
    ['8,000 Hz', 8_000, 1],
    ['192,000 Hz', 192_000, 8],
    ['12,345 Hz', 12_345, 5],
  ])('takes %s', async (_, sampleRateHz, channels) => {
    const outcome = await decodeWhole(buildWav({ sampleRateHz, channels, data: new Uint8Array(sampleRateHz * channels * 2) }));
    expect(outcome).toMatchObject({ sampleRateHz, decodedSeconds: 1 });
    expect(outcome.channels).toHaveLength(channels);
  });

  it('separates interleaved channels', async () => {
    const { channels } = await decodeWhole(buildWav({ channels: 2, data: int16 }));
    expect(channels.map((channel) => [...channel])).toEqual([[0.5], [-0.25]]);
  });

  it('hands on chunks of 65,536 samples and a last one with the rest', async () => {
    const { chunkLengths, sampleRateHz } = await decodeWhole(buildWav({ channels: 1, data: new Uint8Array((2 * chunkSamples + 5) * 2) }));
    expect(chunkLengths).toEqual([chunkSamples, chunkSamples, 5]);
    expect(sampleRateHz).toBe(44_100);
  });

  it('passes NaN and values beyond 1 on unchanged, for the engine to judge', async () => {
    const data = new Uint8Array(Float32Array.of(Number.NaN, 3, -Infinity).buffer);
    const { channels } = await decodeWhole(buildWav({ channels: 1, bitsPerSample: 32, formatTag: 3, data }));
    expect([...(channels[0] ?? [])]).toEqual([Number.NaN, 3, -Infinity]);
  });

  it.each([0xffff_ffff, 0])('takes a data size of %i for a recorder that could not seek back', async (dataSizeBytes) => {
    const outcome = await decodeWhole(buildWav({ dataSizeBytes, data: new Uint8Array(4_410 * 4) }));
    expect(outcome).toMatchObject({ decodedSeconds: 0.1, declaredSeconds: 0.1, truncated: false });
  });

  it('reads the sizes of an RF64 file from its ds64 chunk', async () => {
    const bytes = Buffer.from(buildWav({ dataSizeBytes: 0xffff_ffff, data: new Uint8Array(400), extraChunks: ds64(200) }));
    bytes.write('RF64');
    expect((await decodeWhole(bytes)).decodedSeconds).toBeCloseTo(50 / 44_100, 9);
  });
});

function ds64(dataBytes: number): Uint8Array {
  const bytes = Buffer.alloc(8 + 28);
  bytes.write('ds64');
  bytes.writeUInt32LE(28, 4);
  bytes.writeBigUInt64LE(BigInt(dataBytes), 8 + 8);
  return bytes;
}

describe('decodeAudio of compressed files', () => {
  it.each(compressedFixtures)('hears the sines of %s', async (name) => {
    const { channels, sampleRateHz, truncated, warnings } = await decodeWhole(readFixture(name));
    const [left, right] = channels;
    if (left === undefined) throw new Error('There is no channel.');
    // LAME's mono is the mean of both; a file without a Xing frame keeps the encoder's silence around the sound.
    const level = right === undefined ? 0.25 : 0.5;
    for (const [samples, frequencyHz] of [
      [left, 440],
      [right ?? left, 660],
    ] as const) {
      const ratio = amplitudeAt(samples, frequencyHz, sampleRateHz) / level;
      expect(ratio).toBeGreaterThan(0.88);
      expect(ratio).toBeLessThan(1.02);
    }
    expect(amplitudeAt(left, 3_000, sampleRateHz)).toBeLessThan(0.01);
    expect({ truncated, warnings }).toEqual({ truncated: false, warnings: [] });
  });

  it.each([
    ['sine.mp3', 44_100],
    ['sine-mono-vbr.mp3', 44_100],
    ['sine-16khz.mp3', 16_000],
    ['sine.ogg', 44_100],
    ['sine.opus', 48_000],
    ['sine.m4a', 44_100],
    ['sine-faststart.m4a', 44_100],
    ['sine.flac', 26_460],
    ['sine-alac.m4a', 4_410],
  ])('gives %s the length of its source: %i samples', async (name, samples) => {
    const { channels } = await decodeWhole(readFixture(name));
    expect(channels[0]?.length).toBe(samples);
  });

  it('puts the channels of Vorbis into the order of WAV', async () => {
    const { channels, sampleRateHz } = await decodeWhole(readFixture('sine-surround.ogg'));
    const levels = channels.map((channel) => [amplitudeAt(channel, 300, sampleRateHz) > 0.3, amplitudeAt(channel, 60, sampleRateHz) > 0.3]);
    const silent = [false, false];
    expect(levels).toEqual([[true, false], silent, silent, [false, true], silent, silent]);
  });

  it('decodes chained Ogg streams one after the other', async () => {
    const bytes = readFixture('sine.opus');
    const { channels, truncated } = await decodeWhole(Buffer.concat([bytes, bytes]));
    expect(channels[0]?.length).toBe(96_000);
    expect(truncated).toBe(false);
  });

  it('applies the output gain of an Opus header', async () => {
    const bytes = Buffer.from(readFixture('sine.opus'));
    const gainAt = bytes.indexOf('OpusHead') + 16;
    bytes.writeInt16LE(-6 * 256, gainAt);
    const { channels, sampleRateHz } = await decodeWhole(repairOggChecksums(bytes));
    expect(amplitudeAt(channels[0] ?? new Float32Array(0), 440, sampleRateHz)).toBeCloseTo(0.25, 2);
  });

  it('skips garbage between MP3 frames and says so', async () => {
    const bytes = readFixture('sine-cbr-without-info.mp3');
    const garbage = Buffer.alloc(3_000, 0x20);
    const { decodedSeconds, warnings } = await decodeWhole(Buffer.concat([bytes.subarray(0, 192 * 10), garbage, bytes.subarray(192 * 10)]));
    expect(decodedSeconds).toBeGreaterThan(0.95);
    expect(warnings).toContain('The MP3 stream holds bytes that are no frames; they were skipped.');
  });
});

describe('decodeAudio and whoever takes the chunks', () => {
  const source = new MemorySource(buildWav());

  it('throws on what the taker throws, as it is', async () => {
    const failure = new Error('The engine broke.');
    const onChunk = (): void => {
      throw failure;
    };
    await expect(decodeAudio(source, { maxDurationSeconds: 60, onChunk })).rejects.toBe(failure);
  });

  it('ends with CANCELLED when it is aborted', async () => {
    const onChunk = jest.fn();
    const decoding = decodeAudio(new MemorySource(readFixture('sine.mp3')), {
      maxDurationSeconds: 60,
      onChunk,
      signal: AbortSignal.abort(),
    });
    await expect(decoding).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(onChunk).not.toHaveBeenCalled();
  });
});
