import { buildOgg } from '../__fixtures__/build-ogg';
import { decodeWhole, isSameSignal } from '../__fixtures__/decode-whole';
import { readFixture } from '../__fixtures__/read-fixture';
import { flacFrameBatches } from '../flac/flac-frames';
import { readFlacHeader } from '../flac/flac-header';
import { probeAudio } from '../probe-audio';
import { MemorySource } from '../source/memory-source';
import { oggFlacDecoder } from './ogg-flac-decoder';

/** Puts the frames of the FLAC fixture into Ogg, two to a page. */
function oggFlac(): Uint8Array {
  const source = new MemorySource(readFixture('sine.flac'));
  const header = readFlacHeader(source);
  const frames = [...flacFrameBatches(source, header)].flat();
  const mapping = Buffer.concat([Buffer.from('\u007fFLAC\u0001\0\0\u0001', 'latin1'), header.streamInfo]);
  const comments = Buffer.concat([Buffer.from([0x84, 0, 0, 0]), commentsOf('TITLE=In Ogg')]);
  return buildOgg([
    { bytes: mapping, granule: 0 },
    { bytes: comments, granule: 0 },
    ...frames.map(({ bytes }, index) => ({ bytes, granule: 8_192 * (1 + Math.floor(index / 2)) })),
  ]);
}

function commentsOf(comment: string): Uint8Array {
  const bytes = Buffer.alloc(12 + comment.length);
  bytes.writeUInt32LE(1, 4);
  bytes.writeUInt32LE(comment.length, 8);
  bytes.write(comment, 12);
  return bytes;
}

describe('oggFlacDecoder', () => {
  it('reads the headers and tags', () => {
    const expected = {
      format: oggFlacDecoder.format,
      codec: 'FLAC 16-bit',
      sampleRateHz: 44_100,
      channels: 2,
      declaredDurationSeconds: 0.6,
    };
    const description = probeAudio(new MemorySource(oggFlac()));
    expect(description).toMatchObject(expected);
    expect(description.metadata).toEqual({ title: 'In Ogg' });
  });

  it('gives the samples of the native file', async () => {
    const native = await decodeWhole(readFixture('sine.flac'));
    const { channels, truncated, warnings } = await decodeWhole(oggFlac());
    expect(isSameSignal(channels, native.channels)).toBe(true);
    expect({ truncated, warnings }).toEqual({ truncated: false, warnings: [] });
  });

  it('is silent for as long as the frames of a lost page were', async () => {
    const bytes = Buffer.from(oggFlac());
    const third = [...bytes.toString('latin1').matchAll(/OggS/g)][3]?.index ?? 0;
    bytes.fill(0, third + 1_000, third + 1_100);
    const { channels, truncated, decodedSeconds } = await decodeWhole(bytes);
    expect({ samples: channels[0]?.length, truncated }).toEqual({ samples: 26_460, truncated: true });
    expect(decodedSeconds).toBeCloseTo((26_460 - 8_192) / 44_100, 6);
  });

  it('is cut off without a last page', async () => {
    const bytes = oggFlac();
    const outcome = await decodeWhole(bytes.subarray(0, 0.6 * bytes.length));
    expect(outcome).toMatchObject({ truncated: true, declaredSeconds: 0.6 });
    expect(outcome.decodedSeconds).toBeLessThan(0.45);
  });
});
