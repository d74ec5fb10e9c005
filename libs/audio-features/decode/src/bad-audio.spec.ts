import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav, chunk } from './__fixtures__/build-wav';
import { decodeWhole } from './__fixtures__/decode-whole';
import { repairOggChecksums } from './__fixtures__/repair-ogg-checksums';
import { readFixture } from './__fixtures__/read-fixture';
import { SparseSource } from './__fixtures__/sparse-source';
import { probeAudio } from './probe-audio';
import { MemorySource } from './source/memory-source';

const tenThousandChunks = Buffer.concat(Array.from({ length: 10_000 }, () => chunk('JUNK', new Uint8Array(0))));

/** Changes bytes of a fixture at a place that is found by a marker. */
function patched(name: string, marker: string, offset: number, values: readonly number[]): Uint8Array {
  const bytes = readFixture(name);
  bytes.set(values, Buffer.from(bytes).indexOf(marker, 0, 'latin1') + offset);
  return bytes;
}

/** Declares another shape in a FLAC file's STREAMINFO. */
const flacWith = (packedShape: readonly number[]): Uint8Array => patched('sine.flac', 'fLaC', 18, packedShape);

const withoutFrames = 'a FLAC file without a frame';
const withoutAudio = (flac: Uint8Array): Uint8Array =>
  Buffer.concat([flac.subarray(0, Buffer.from(flac).indexOf(Buffer.from([0xff, 0xf8]))), Buffer.alloc(500)]);

const invalid: readonly (readonly [string, Uint8Array])[] = [
  ['an empty file', new Uint8Array(0)],
  ['a WAV file with 0 channels', buildWav({ channels: 0, blockAlign: 0 })],
  ['a WAV file with 9 channels', buildWav({ channels: 9 })],
  ['a WAV file with 65,535 channels', buildWav({ channels: 65_535 })],
  ['a WAV file with a rate of 0', buildWav({ sampleRateHz: 0 })],
  ['a WAV file with a rate of 7,999 Hz', buildWav({ sampleRateHz: 7_999 })],
  ['a WAV file with a rate of 4 GHz', buildWav({ sampleRateHz: 4_000_000_000 })],
  ['a WAV file with 0 bits', buildWav({ bitsPerSample: 0, blockAlign: 4 })],
  ['a WAV file whose blocks do not fit', buildWav({ blockAlign: 3 })],
  ['a WAV file without samples', buildWav({ data: new Uint8Array(0) })],
  ['a WAV file with half a sample', buildWav({ data: new Uint8Array(3) })],
  ['a WAV file of ten thousand empty chunks', buildWav({ extraChunks: tenThousandChunks })],
  ['a WAV file without a format', Buffer.concat([Buffer.from('RIFF\x20\0\0\0WAVE'), chunk('data', new Uint8Array(8))])],
  ['a WAV file that ends inside its format', buildWav().subarray(0, 30)],
  ['a WAV file that ends before its data', buildWav().subarray(0, 36)],
  ['an AIFF file with 0 channels', buildAiff({ channels: 0, frameCount: 5 })],
  ['an AIFF file with 0 bits', buildAiff({ bitsPerSample: 0, frameCount: 5 })],
  ['an AIFF file without samples', buildAiff({ frameCount: 0 })],
  ['an AIFF file with a rate of 0', buildAiff({ rate: { exponent: 0, mantissa: 0 } })],
  ['an AIFF file with an endless rate', buildAiff({ rate: { exponent: 0x7fff, mantissa: 0 } })],
  ['an AIFF file with a negative rate', buildAiff({ rate: { exponent: 0xc00e, mantissa: 0xac44_0000 } })],
  ['a FLAC file with a rate of 0', flacWith([0, 0, 0x02])],
  [withoutFrames, withoutAudio(readFixture('sine.flac'))],
  ['an Ogg file with 0 channels', repairOggChecksums(patched('sine.opus', 'OpusHead', 9, [0]))],
  ['an MP3 that ends inside its tag', Buffer.concat([Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f', 'latin1'), Buffer.alloc(500)])],
  ['an M4A without a movie', readFixture('sine.m4a').subarray(0, 5_000)],
  ['an M4A whose table is longer than its box', patched('sine.m4a', 'stsz', 12, [0x7f, 0xff, 0xff, 0xff])],
  ['an M4A whose chunk table is longer than its box', patched('sine.m4a', 'stco', 8, [0x7f, 0xff, 0xff, 0xff])],
  ['an M4A with a box that is smaller than its header', patched('sine.m4a', 'trak', -4, [0, 0, 0, 4])],
  ['an M4A with a 64-bit box of no size', patched('sine.m4a', 'mdat', -4, [0, 0, 0, 1, 0x6d, 0x64, 0x61, 0x74, 0, 0, 0, 0, 0, 0, 0, 0])],
];

const unsupported: readonly (readonly [string, Uint8Array])[] = [
  ['text that is called .wav', Buffer.from('This is no sound.')],
  ['a WAV file with ADPCM', buildWav({ formatTag: 2, bitsPerSample: 4, blockAlign: 1_024 })],
  ['a WAV file with 40-bit samples', buildWav({ bitsPerSample: 40 })],
  ['an AIFF-C file with MACE', buildAiff({ compression: 'MAC3' })],
  ['an MP4 with video only', readFixture('video-only.mp4')],
  ['an MP4 with MP3 in it', readFixture('mp3-in-mp4.mp4')],
  ['an M4A with an unknown codec', patched('sine.m4a', 'mp4a', 0, [0x61, 0x63, 0x2d, 0x34])],
];

describe('bad audio', () => {
  it.each(invalid)('refuses %s as INVALID_AUDIO', async (_, bytes) => {
    await expect(decodeWhole(bytes)).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
  });

  it.each(invalid.filter(([name]) => name !== withoutFrames))('refuses %s at the headers already', (_, bytes) => {
    expect(() => probeAudio(new MemorySource(bytes))).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });

  it.each(unsupported)('refuses %s as UNSUPPORTED_AUDIO_FORMAT', (_, bytes) => {
    expect(() => probeAudio(new MemorySource(bytes))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_AUDIO_FORMAT' }));
  });

  it.each([
    ['chunks of no size up to 4 GB', buildWav({ dataSizeBytes: 0 }).subarray(0, 36)],
    ['a format of 65,535 channels and data of 4 GB', buildWav({ channels: 65_535, dataSizeBytes: 0xffff_ffff })],
    ['a format chunk of 4 GB', Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff', 'latin1'), new Uint8Array(40)])],
  ])('refuses a WAV file of %s without reading it', (_, head) => {
    const file = new SparseSource({ 0: head }, 2 ** 32 - 1);
    expect(() => probeAudio(file)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(INVALID_AUDIO|UNSUPPORTED_AUDIO_FORMAT)$/) }),
    );
    expect(file.readBytes).toBeLessThan(1024 * 1024);
  });

  it('takes one sample, and a constant level, as they are', async () => {
    const { channels } = await decodeWhole(buildWav({ channels: 1, data: Uint8Array.of(0, 0x40) }));
    expect([...(channels[0] ?? [])]).toEqual([0.5]);
  });

  it('refuses a FLAC stream whose channels change on the way', async () => {
    const stereo = readFixture('sine.flac');
    await expect(decodeWhole(withMonoFrame(stereo))).rejects.toMatchObject({
      code: 'INVALID_AUDIO',
      message: expect.stringContaining('changes'),
    });
  });

  it('refuses an MP3 whose channels change on the way', async () => {
    const joined = Buffer.concat([readFixture('sine.mp3'), readFixture('sine-mono-vbr.mp3').subarray(4_096 % 3_000)]);
    await expect(decodeWhole(joined)).rejects.toMatchObject({ code: 'INVALID_AUDIO', message: expect.stringContaining('changes') });
  });

  it('refuses a chained Ogg whose channels change on the way', async () => {
    const joined = Buffer.concat([readFixture('sine.ogg'), readFixture('sine-surround.ogg')]);
    await expect(decodeWhole(joined)).rejects.toMatchObject({ code: 'INVALID_AUDIO', message: expect.stringContaining('changes') });
  });

  it('prints nothing while it decodes damaged frames', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const bytes = readFixture('sine.flac');
    bytes.fill(0x55, 9_000, 9_050);
    const { warnings } = await decodeWhole(bytes);
    expect(warnings).toHaveLength(1);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});

/** Appends the header of a mono frame with the next number and a right checksum. */
function withMonoFrame(stereo: Uint8Array): Uint8Array {
  const frames = Math.ceil(26_460 / 4_096);
  const header = [0xff, 0xf8, 0xc9, 0x08, frames];
  return Buffer.concat([stereo, Buffer.from([...header, flacCrc8(header)]), Buffer.alloc(100)]);
}

function flacCrc8(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ ((crc & 0x80) === 0 ? 0 : 0x07)) & 0xff;
  }
  return crc;
}
