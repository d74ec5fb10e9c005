import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav, chunk } from './__fixtures__/build-wav';
import { readFixture } from './__fixtures__/read-fixture';
import { SparseSource } from './__fixtures__/sparse-source';
import { probeAudio } from './probe-audio';
import { MemorySource } from './source/memory-source';

const probe = (bytes: Uint8Array): ReturnType<typeof probeAudio> => probeAudio(new MemorySource(bytes));
const tags = { title: 'Sine', artist: 'Earshot', album: 'Fixtures', date: '2026', genre: 'Test' };
const stereo = { sampleRateHz: 44_100, channels: 2 };

describe(probeAudio, () => {
  it.each([
    ['sine.mp3', { format: 'MP3', codec: 'MP3', ...stereo, declaredDurationSeconds: 1, durationAccuracy: 'FRAME' }],
    ['sine.ogg', { format: 'OGG', codec: 'Vorbis', ...stereo, declaredDurationSeconds: 1, durationAccuracy: 'FRAME' }],
    [
      'sine.opus',
      { format: 'OPUS', codec: 'Opus', ...stereo, sampleRateHz: 48_000, declaredDurationSeconds: 1, durationAccuracy: 'FRAME' },
    ],
    ['sine.flac', { format: 'FLAC', ...stereo, bitsPerSample: 16, declaredDurationSeconds: 0.6, durationAccuracy: 'SAMPLE' }],
    ['sine.m4a', { format: 'M4A', codec: 'AAC-LC', ...stereo, declaredDurationSeconds: 1, durationAccuracy: 'FRAME' }],
    ['sine-faststart.m4a', { format: 'M4A', codec: 'AAC-LC', ...stereo, declaredDurationSeconds: 1, durationAccuracy: 'FRAME' }],
  ])('reads the headers and tags of %s', (name, expected) => {
    const description = probe(readFixture(name));
    expect(description).toMatchObject(expected);
    expect(description.metadata).toMatchObject(tags);
  });

  it('reads Apple Lossless in M4A', () => {
    const expected = { codec: 'ALAC 16-bit', ...stereo, bitsPerSample: 16, declaredDurationSeconds: 0.1 };
    expect(probe(readFixture('sine-alac.m4a'))).toMatchObject(expected);
  });

  it('estimates the length of an MP3 without a Xing frame', () => {
    const description = probe(readFixture('sine-cbr-without-info.mp3'));
    expect(description).toMatchObject({ codec: 'MP3 64 kbit/s', durationAccuracy: 'ESTIMATE' });
    expect(description.declaredDurationSeconds).toBeCloseTo(1.056, 3);
  });

  it('reads a WAV file and its INFO tags', () => {
    const info = Buffer.concat([Buffer.from('INFO'), chunk('INAM', Buffer.from('Café\0')), chunk('IART', Buffer.from([0x4a, 0xfc]))]);
    const description = probe(buildWav({ extraChunks: chunk('LIST', info), data: new Uint8Array(44_100 * 4) }));
    expect(description).toMatchObject({ format: 'WAV', codec: 'PCM 16-bit', ...stereo, bitsPerSample: 16, declaredDurationSeconds: 1 });
    expect(description.metadata).toEqual({ title: 'Café', artist: 'Jü' });
  });

  it('reads an AIFF file and its name', () => {
    const description = probe(buildAiff({ data: new Uint8Array(88_200) }));
    expect(description).toMatchObject({
      format: 'AIFF',
      codec: 'PCM 16-bit',
      sampleRateHz: 44_100,
      channels: 1,
      declaredDurationSeconds: 1,
    });
    expect(description.metadata).toEqual({ title: 'Sine' });
  });

  it('answers null where a FLAC file does not say its length', () => {
    const bytes = readFixture('sine.flac');
    bytes.fill(0, 22, 26);
    bytes[21] = (bytes[21] ?? 0) & 0xf0;
    expect(probe(bytes).declaredDurationSeconds).toBeNull();
  });

  it('finds the MP3 behind a tag of 100 MB by a few small reads', () => {
    const audio = readFixture('sine-cbr-without-info.mp3');
    const tagBytes = 100 * 1024 * 1024;
    const header = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, ...syncsafe(tagBytes)]);
    const source = new SparseSource({ 0: header, [tagBytes + 10]: audio }, tagBytes + 10 + audio.length);
    expect(probeAudio(source)).toMatchObject({ format: 'MP3', sampleRateHz: 24_000 });
    expect(source.readBytes).toBeLessThan(1024 * 1024);
  });

  it('finds the movie box behind gigabytes of media with a 64-bit size', () => {
    const original = Buffer.from(readFixture('sine.m4a'));
    const movie = original.subarray(original.indexOf('moov') - 4);
    const fileType = original.subarray(0, original.readUInt32BE(0));
    const mediaBytes = 6 * 2 ** 30;
    const mediaHeader = Buffer.alloc(16);
    mediaHeader.writeUInt32BE(1, 0);
    mediaHeader.write('mdat', 4);
    mediaHeader.writeBigUInt64BE(BigInt(mediaBytes), 8);
    const movieAt = fileType.length + mediaBytes;
    const source = new SparseSource({ 0: fileType, [fileType.length]: mediaHeader, [movieAt]: movie }, movieAt + movie.length);
    expect(probeAudio(source)).toMatchObject({ format: 'M4A', declaredDurationSeconds: 1 });
    expect(source.readBytes).toBeLessThan(1024 * 1024);
  });
});

const syncsafe = (value: number): number[] => [21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f);
