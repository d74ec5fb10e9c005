import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav } from './__fixtures__/build-wav';
import { decodeWhole } from './__fixtures__/decode-whole';
import { compressedFixtures, readFixture } from './__fixtures__/read-fixture';
import { isEarshotError } from '@earshot/contracts';

const files: readonly (readonly [string, Uint8Array])[] = [
  ['WAV', buildWav({ data: new Uint8Array(44_100 * 4) })],
  ['AIFF', buildAiff({ data: new Uint8Array(44_100 * 2) })],
  ...compressedFixtures.map((name) => [name, readFixture(name)] as const),
];
const places = [0, 1, 3, 10, 30, 60, 100, 300, 700] as const;

describe('truncated audio', () => {
  it.each(files)('of %s is refused or decoded as far as it goes, wherever it is cut', async (_, bytes) => {
    const cuts = [...places, ...[0.2, 0.4, 0.6, 0.8, 0.99].map((part) => Math.floor(part * bytes.length))];
    for (const cut of cuts) {
      const outcome = await decodeWhole(bytes.subarray(0, cut)).catch((error: unknown) => error);
      if (isEarshotError(outcome)) expect(outcome.code).toMatch(/^(INVALID_AUDIO|UNSUPPORTED_AUDIO_FORMAT)$/);
      else expect(outcome).toMatchObject({ decodedSeconds: expect.any(Number) });
    }
  });

  it.each([
    ['WAV', files[0]?.[1]],
    ['AIFF', files[1]?.[1]],
    ['sine.mp3', readFixture('sine.mp3')],
    ['sine.flac', readFixture('sine.flac')],
    ['sine.ogg', readFixture('sine.ogg')],
    ['sine.opus', readFixture('sine.opus')],
    ['sine-faststart.m4a', readFixture('sine-faststart.m4a')],
  ])('of %s at 70 %% is flagged', async (_, bytes = new Uint8Array(0)) => {
    const whole = await decodeWhole(bytes);
    const cut = await decodeWhole(bytes.subarray(0, Math.floor(0.7 * bytes.length)));
    expect(cut.truncated).toBe(true);
    expect(cut.decodedSeconds).toBeGreaterThan(0.05);
    expect(cut.decodedSeconds).toBeLessThan(0.9 * whole.decodedSeconds);
  });

  it('keeps what stands behind damage in a FLAC stream, and says both lengths', async () => {
    const bytes = readFixture('sine.flac');
    bytes.fill(0, 5_000, 8_000);
    const { truncated, decodedSeconds, declaredSeconds, warnings } = await decodeWhole(bytes);
    expect({ truncated, declaredSeconds }).toEqual({ truncated: true, declaredSeconds: 0.6 });
    expect(decodedSeconds).toBeGreaterThan(0.3);
    expect(warnings).toContain('The FLAC stream is damaged: some of its frames are lost.');
  });

  it('flags an MP3 whose Xing frame promises more than there is', async () => {
    const bytes = Buffer.from(readFixture('sine.mp3'));
    const marker = Math.max(bytes.indexOf('Info'), bytes.indexOf('Xing'));
    bytes.writeUInt32BE(1_000, marker + 8);
    const { truncated, declaredSeconds } = await decodeWhole(bytes);
    expect(truncated).toBe(true);
    expect(declaredSeconds).toBeGreaterThan(25);
  });
});
