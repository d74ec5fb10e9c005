import { buildOgg, opusHead, opusTags } from '../__fixtures__/build-ogg';
import { decodeWhole, isSameSignal } from '../__fixtures__/decode-whole';
import { readFixture } from '../__fixtures__/read-fixture';
import { repairOggChecksums } from '../__fixtures__/repair-ogg-checksums';
import { probeAudio } from '../probe-audio';
import { MemorySource } from '../source/memory-source';

/** One byte that says 20 ms of CELT, full band, mono, and nothing else: silence. */
const silentPacket = Uint8Array.of(0xf8);

/** Breaks a page, counted from the end. */
function withoutPage(bytes: Uint8Array, index: number): Uint8Array {
  const buffer = Buffer.from(bytes);
  const offsets = [...buffer.toString('latin1').matchAll(/OggS/g)].map((match) => match.index);
  const offset = offsets.at(index) ?? 0;
  return new Uint8Array(buffer.fill(0, offset + 60, offset + 160));
}

describe('Ogg streams', () => {
  it.each(['sine.ogg', 'sine.opus'])('of which pages are lost keep their time: %s', async (name) => {
    const whole = await decodeWhole(readFixture(name));
    const damaged = await decodeWhole(withoutPage(readFixture(name), -3));
    const [expected = new Float32Array(0)] = whole.channels;
    const [found = new Float32Array(0)] = damaged.channels;
    expect(found.length).toBe(expected.length);
    expect(damaged.truncated).toBe(true);
    expect(damaged.warnings).toContain('The Ogg stream is damaged: some of its pages are lost.');
    expect(damaged.decodedSeconds).toBeLessThan(0.95);
    expect(damaged.decodedSeconds).toBeGreaterThan(0.5);
    expect(isSameSignal([found.subarray(0, 10_000)], [expected.subarray(0, 10_000)])).toBe(true);
  });

  it('whose end is missing are cut off, and nobody knows how long they were', async () => {
    const { truncated, declaredSeconds } = await decodeWhole(readFixture('sine.opus').subarray(0, 9_000));
    expect({ truncated, declaredSeconds }).toEqual({ truncated: true, declaredSeconds: null });
  });

  it('carry pictures over several pages without taking them for sound', async () => {
    const audio = Array.from({ length: 50 }, (_, index) => ({ bytes: silentPacket, granule: 960 * (index + 1) }));
    const bytes = buildOgg([{ bytes: opusHead(1), granule: 0 }, { bytes: opusTags(200_000), granule: 0 }, ...audio]);
    const { decodedSeconds, truncated, warnings } = await decodeWhole(bytes);
    expect({ decodedSeconds, truncated, warnings }).toEqual({ decodedSeconds: 1, truncated: false, warnings: [] });
    expect(probeAudio(new MemorySource(bytes)).metadata).toEqual({ title: 'Covered' });
  });

  it('end where their last page says, not where their last packet does', async () => {
    const packets = [silentPacket, silentPacket, silentPacket].map((bytes) => ({ bytes, granule: 2_000 }));
    const bytes = buildOgg([{ bytes: opusHead(1), granule: 0 }, { bytes: opusTags(0), granule: 0 }, ...packets]);
    expect((await decodeWhole(bytes)).channels[0]?.length).toBe(2_000);
  });

  it('of Opus with damaged packets are silent there', async () => {
    const packets = Array.from({ length: 50 }, (_, index) => ({
      bytes: index >= 20 && index < 40 ? Uint8Array.of(0xfb) : silentPacket,
      granule: 960 * 10 * (1 + Math.floor(index / 10)),
    }));
    const bytes = buildOgg([{ bytes: opusHead(1), granule: 0 }, { bytes: opusTags(0), granule: 0 }, ...packets]);
    const { channels, truncated, decodedSeconds, warnings } = await decodeWhole(bytes);
    expect({ samples: channels[0]?.length, truncated, decodedSeconds }).toEqual({ samples: 48_000, truncated: true, decodedSeconds: 0.6 });
    expect(warnings).toContain('Some packets of the Ogg stream are damaged.');
  });

  it('of Vorbis with crafted headers end in an error, not in a loop', async () => {
    const original = readFixture('sine.ogg');
    const setupAt = Buffer.from(original).indexOf('\u0005vorbis', 0, 'latin1');
    const forgeries = [
      original.slice().fill(0, setupAt + 7, setupAt + 3_000),
      original.slice().fill(0xff, setupAt + 7, setupAt + 3_000),
      original.slice().fill(0, setupAt, setupAt + 7),
    ];
    for (const forgery of forgeries) {
      await expect(decodeWhole(repairOggChecksums(forgery))).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
    }
  });

  it('that unfold into hours of silence are stopped at the limit', async () => {
    // 60 ms of SILK, narrow band, in each byte.
    const packet = Uint8Array.of(0x18);
    const packets = Array.from({ length: 255 * 400 }, (_, index) => ({
      bytes: packet,
      granule: 2_880 * 255 * (1 + Math.floor(index / 255)),
    }));
    const bomb = buildOgg([{ bytes: opusHead(1), granule: 0 }, { bytes: opusTags(0), granule: 0 }, ...packets]);
    expect(bomb.length).toBeLessThan(250_000);
    await expect(decodeWhole(bomb, { maxDurationSeconds: 60 })).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
    const lying = bomb.slice();
    lying.fill(0, lying.length - 600);
    await expect(decodeWhole(lying, { maxDurationSeconds: 60 })).rejects.toMatchObject({ code: 'AUDIO_TOO_LONG' });
  });

  it('of thousands of marks without a page are given up', async () => {
    const marks = Buffer.from('OggS'.repeat(5_000));
    await expect(decodeWhole(Buffer.concat([readFixture('sine.ogg'), marks]))).rejects.toMatchObject({ code: 'INVALID_AUDIO' });
  });
});
