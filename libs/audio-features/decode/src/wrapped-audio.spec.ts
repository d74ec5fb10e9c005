import { buildExtensibleWav, buildWav } from './__fixtures__/build-wav';
import { decodeWhole, isSameSignal } from './__fixtures__/decode-whole';
import { readFixture } from './__fixtures__/read-fixture';
import { probeAudio } from './probe-audio';
import { MemorySource } from './source/memory-source';

/** An ID3v2.3 tag of so many bytes of padding. */
const id3v2 = (paddingBytes: number): Uint8Array =>
  Buffer.concat([
    Buffer.from('ID3\u0003\0\0', 'latin1'),
    Uint8Array.from([21, 14, 7, 0].map((shift) => (paddingBytes >>> shift) & 0x7f)),
    Buffer.alloc(paddingBytes),
  ]);
const id3v1 = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 0x20)]);

describe('audio with something around it', () => {
  it.each([
    ['a FLAC file with a tag in front', 'sine.flac', id3v2(3_000), Buffer.alloc(0)],
    ['a FLAC file with a tag in front that is longer than any head', 'sine.flac', id3v2(200_000), Buffer.alloc(0)],
    ['a FLAC file with a tag behind', 'sine.flac', Buffer.alloc(0), id3v1],
    ['an MP3 with tags on both sides', 'sine-cbr-without-info.mp3', id3v2(200_000), id3v1],
    ['an MP3 with two tags in front', 'sine.mp3', Buffer.concat([id3v2(10), id3v2(500)]), Buffer.alloc(0)],
    ['an M4A with bytes behind', 'sine.m4a', Buffer.alloc(0), Buffer.alloc(5)],
  ])('is decoded as it would be without: %s', async (_, name, before, after) => {
    const bare = await decodeWhole(readFixture(name));
    const wrapped = await decodeWhole(Buffer.concat([before, readFixture(name), after]));
    expect(isSameSignal(wrapped.channels, bare.channels)).toBe(true);
    expect(wrapped.truncated).toBe(false);
  });

  it.each([
    ['fewer frames than there are', 10, { truncated: false, decodedSeconds: 1 }],
    ['more frames than there are', 100, { truncated: true }],
  ])('an MP3 whose header promises %s is decoded to its end', async (_, frames, expected) => {
    const bytes = Buffer.from(readFixture('sine.mp3'));
    bytes.writeUInt32BE(frames, Math.max(bytes.indexOf('Info'), bytes.indexOf('Xing')) + 8);
    expect(await decodeWhole(bytes)).toMatchObject(expected);
  });

  it('a WAV file of the extensible kind is read by its inner coding', async () => {
    const data = new Uint8Array(Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6).buffer);
    const wav = buildExtensibleWav({ channels: 6, bitsPerSample: 32, formatTag: 3, data });
    expect(probeAudio(new MemorySource(wav))).toMatchObject({ codec: 'PCM 32-bit float', channels: 6, sampleRateHz: 48_000 });
    const { channels } = await decodeWhole(wav);
    expect(channels.map(([value = 0]) => Math.round(value * 10))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('a WAV file of the extensible kind with a compressed coding is refused', async () => {
    const wav = buildExtensibleWav({ channels: 2, bitsPerSample: 16, formatTag: 0x55 });
    await expect(decodeWhole(wav)).rejects.toMatchObject({ code: 'UNSUPPORTED_AUDIO_FORMAT', details: { formatTag: 0x55 } });
  });

  it('a BW64 file is read like an RF64 file', async () => {
    const bytes = Buffer.from(buildWav({ data: new Uint8Array(4_410 * 4) }));
    bytes.write('BW64');
    expect(await decodeWhole(bytes)).toMatchObject({ decodedSeconds: 0.1, truncated: false });
  });
});
