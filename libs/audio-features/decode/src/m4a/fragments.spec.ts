import { amplitudeAt, decodeWhole } from '../__fixtures__/decode-whole';
import { readFixture } from '../__fixtures__/read-fixture';
import { probeAudio } from '../probe-audio';
import { MemorySource } from '../source/memory-source';
import { openFragments } from './fragments';

/** Changes a field of the first box of a type. */
function patched(type: string, offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(readFixture('fragmented.m4a'));
  bytes.writeUInt32BE(value, bytes.indexOf(type) + 4 + offset);
  return new Uint8Array(bytes);
}

describe(openFragments, () => {
  it('finds the frames and the length of a file as streaming services send it', async () => {
    const bytes = readFixture('fragmented.m4a');
    const { declaredDurationSeconds = 0, codec } = probeAudio(new MemorySource(bytes));
    const { channels, sampleRateHz, truncated, decodedSeconds } = await decodeWhole(bytes);
    expect({ codec, truncated }).toEqual({ codec: 'AAC-LC', truncated: false });
    expect(Math.abs(decodedSeconds - (declaredDurationSeconds ?? 0))).toBeLessThan(0.03);
    expect(amplitudeAt(channels[0] ?? new Float32Array(0), 440, sampleRateHz)).toBeGreaterThan(0.3);
  });

  it('says what a file lacks whose last fragment is cut off', async () => {
    const bytes = readFixture('fragmented.m4a');
    const { truncated } = await decodeWhole(bytes.subarray(0, bytes.lastIndexOf(0x6d) - 1_500));
    expect(truncated).toBe(true);
  });

  it.each([
    ['of more samples than its bytes', patched('trun', 4, 90_000)],
    ['of billions of samples', patched('trun', 4, 0xffff_ffff)],
    ['of a track that is not there', patched('tfhd', 4, 77)],
  ])('refuses a fragment %s', async (_, bytes) => {
    await expect(decodeWhole(bytes)).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
  });
});
