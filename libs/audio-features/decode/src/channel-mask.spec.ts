import { buildExtensibleWav, buildWav } from './__fixtures__/build-wav';
import { readFixture } from './__fixtures__/read-fixture';
import { decodeAudio } from './decode-audio';
import { m4aChannelMask } from './m4a/m4a-channel-order';
import { probeAudio } from './probe-audio';
import { MemorySource } from './source/memory-source';

const maskOf = (bytes: Uint8Array): number | undefined => probeAudio(new MemorySource(bytes)).channelMask;

/** A FLAC file with one more comment block behind the first block. */
function flacWithComment(comment: string): Uint8Array {
  const original = readFixture('sine.flac');
  const text = Buffer.from(comment);
  const content = Buffer.alloc(12 + text.length);
  content.writeUInt32LE(1, 4);
  content.writeUInt32LE(text.length, 8);
  content.set(text, 12);
  const streamInfoEnd = 4 + 4 + 34;
  return Buffer.concat([
    original.subarray(0, streamInfoEnd),
    Buffer.from([4, 0, 0, content.length]),
    content,
    original.subarray(streamInfoEnd),
  ]);
}

describe('the loudspeakers that channels are for', () => {
  it('are named by a WAV file of the extensible kind', () => {
    expect(maskOf(buildExtensibleWav({ channels: 6, bitsPerSample: 16, channelMask: 0x60f }))).toBe(0x60f);
  });

  it.each([
    ['a WAV file of the plain kind', buildWav({ channels: 6 })],
    ['a WAV file whose mask names nobody', buildExtensibleWav({ channels: 6, bitsPerSample: 16, channelMask: 0 })],
    ['a FLAC file', readFixture('sine.flac')],
    ['a FLAC file whose mask names nobody', flacWithComment('WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x0')],
    ['a FLAC file whose mask is no number', flacWithComment('WAVEFORMATEXTENSIBLE_CHANNEL_MASK=all of them')],
    ['an M4A file in stereo', readFixture('sine.m4a')],
  ])('are the usual ones in %s', (_, bytes) => {
    expect(maskOf(bytes)).toBeUndefined();
  });

  it('are named by a comment of a FLAC file', () => {
    expect(maskOf(flacWithComment('waveformatextensible_channel_mask=0x600'))).toBe(0x600);
  });

  it('have a back centre in an M4A file of four channels', () => {
    expect([2, 4, 6].map(m4aChannelMask)).toEqual([undefined, 0x107, undefined]);
  });

  it('come with every stretch of decoded audio', async () => {
    const masks = new Set<number | undefined>();
    const source = new MemorySource(
      buildExtensibleWav({ channels: 3, bitsPerSample: 16, channelMask: 0xb, data: new Uint8Array(600_000) }),
    );
    await decodeAudio(source, { maxDurationSeconds: 60, onChunk: ({ channelMask }) => masks.add(channelMask) });
    expect([...masks]).toEqual([0xb]);
  });
});
