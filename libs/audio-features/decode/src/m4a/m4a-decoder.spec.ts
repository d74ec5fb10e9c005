import { decodeWhole } from '../__fixtures__/decode-whole';
import { readFixture } from '../__fixtures__/read-fixture';
import { probeAudio } from '../probe-audio';
import { MemorySource } from '../source/memory-source';

// Stands for an installation without optional dependencies.
jest.mock('@audio/decode-aac', () => {
  throw new Error("Cannot find module '@audio/decode-aac'");
});

const refusal = {
  code: 'UNSUPPORTED_AUDIO_FORMAT',
  message: 'M4A needs the package @audio/decode-aac: npm install @audio/decode-aac',
  details: { missingPackage: '@audio/decode-aac' },
};

describe('M4A without its optional decoder', () => {
  it.each(['sine.m4a', 'sine-faststart.m4a', 'sine-alac.m4a', 'fragmented.m4a'])('is refused at its headers: %s', async (name) => {
    expect(() => probeAudio(new MemorySource(readFixture(name)))).toThrow(expect.objectContaining(refusal));
    await expect(decodeWhole(readFixture(name))).rejects.toMatchObject(refusal);
  });

  it('leaves every other format as it is', async () => {
    for (const name of ['sine.mp3', 'sine.flac', 'sine.ogg', 'sine.opus']) {
      expect((await decodeWhole(readFixture(name))).decodedSeconds).toBeGreaterThan(0.5);
    }
  });
});
