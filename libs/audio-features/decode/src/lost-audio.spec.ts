import { decodeWhole, isSameSignal } from './__fixtures__/decode-whole';
import { readFixture } from './__fixtures__/read-fixture';

/** @returns the fixture with a stretch of zeros in it, as a bad disk or a broken download leaves them. */
function withZeros(name: string, from: number, to: number): Uint8Array {
  const bytes = readFixture(name);
  return bytes.fill(0, Math.floor(from * bytes.length), Math.floor(to * bytes.length));
}

describe('audio that is lost in the middle of an MP3', () => {
  it('is reported where nothing declares the length, and is silent, so that what follows keeps its time', async () => {
    const whole = await decodeWhole(readFixture('sine-cbr-without-info.mp3'));
    const damaged = await decodeWhole(withZeros('sine-cbr-without-info.mp3', 0.3, 0.6));
    expect(damaged.truncated).toBe(true);
    expect(damaged.decodedSeconds).toBeCloseTo(0.7 * whole.decodedSeconds, 0);
    expect(Math.abs((damaged.channels[0]?.length ?? 0) - (whole.channels[0]?.length ?? 0))).toBeLessThanOrEqual(2 * 576);
  });

  it('is reported where zeros fill the rest of the file', async () => {
    const { truncated, declaredSeconds, decodedSeconds } = await decodeWhole(withZeros('sine-cbr-without-info.mp3', 0.3, 1));
    expect(truncated).toBe(true);
    expect(declaredSeconds).toBeGreaterThan(2 * decodedSeconds);
  });

  it('is not suspected between files that were joined with their tags', async () => {
    const bytes = readFixture('sine-cbr-without-info.mp3');
    const tag = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]);
    const { truncated, decodedSeconds } = await decodeWhole(Buffer.concat([bytes, tag, bytes]));
    expect(truncated).toBe(false);
    expect(decodedSeconds).toBeCloseTo(2.11, 1);
  });
});

describe('audio that is lost in the middle of a FLAC file', () => {
  it('is silent for exactly as long as it was', async () => {
    const whole = await decodeWhole(readFixture('sine.flac'));
    const damaged = await decodeWhole(withZeros('sine.flac', 0.4, 0.55));
    const [expected = new Float32Array(0)] = whole.channels;
    const [found = new Float32Array(0)] = damaged.channels;
    expect(found.length).toBe(expected.length);
    expect(isSameSignal([found.subarray(-4_096)], [expected.subarray(-4_096)])).toBe(true);
    expect(damaged).toMatchObject({ truncated: true, declaredSeconds: 0.6 });
    expect(damaged.decodedSeconds).toBeCloseTo(found.filter((value, index) => value === expected[index]).length / 44_100, 2);
  });

  it('is silent where its frames lie but cannot be decoded', async () => {
    const bytes = readFixture('sine.flac');
    bytes.fill(0x55, 9_000, 9_200);
    const { channels, truncated, decodedSeconds } = await decodeWhole(bytes);
    expect({ samples: channels[0]?.length, truncated }).toEqual({ samples: 26_460, truncated: true });
    expect(decodedSeconds).toBeCloseTo((26_460 - 4_096) / 44_100, 6);
  });
});

describe('audio that is lost in the middle of an M4A', () => {
  it('is silent there, so that what follows keeps its time', async () => {
    const { channels, truncated, decodedSeconds, warnings } = await decodeWhole(withZeros('sine-faststart.m4a', 0.5, 0.7));
    expect(channels[0]?.length).toBe(44_100);
    expect(truncated).toBe(true);
    expect(decodedSeconds).toBeLessThan(0.85);
    expect(warnings).toContain('Some frames of the M4A stream are damaged.');
  });
});
