import { isEarshotError } from '@earshot/contracts';
import { buildAiff } from './__fixtures__/build-aiff';
import { buildWav } from './__fixtures__/build-wav';
import { mutate, seededRandom } from './__fixtures__/mutate';
import { repairOggChecksums } from './__fixtures__/repair-ogg-checksums';
import { readFixture } from './__fixtures__/read-fixture';
import { decodeAudio } from './decode-audio';
import { MemorySource } from './source/memory-source';

const mutations = 120;
const expectedCodes: readonly string[] = ['INVALID_AUDIO', 'UNSUPPORTED_AUDIO_FORMAT', 'AUDIO_TOO_LONG'];

const files: readonly (readonly [string, Uint8Array, (bytes: Uint8Array) => Uint8Array])[] = [
  ['WAV', buildWav({ data: new Uint8Array(20_000) }), (bytes) => bytes],
  ['AIFF', buildAiff({ data: new Uint8Array(20_000) }), (bytes) => bytes],
  ['FLAC', readFixture('sine.flac'), (bytes) => bytes],
  ['MP3', readFixture('sine.mp3'), (bytes) => bytes],
  ['M4A', readFixture('sine.m4a'), (bytes) => bytes],
  ['M4A with the movie in front', readFixture('sine-faststart.m4a'), (bytes) => bytes],
  ['ALAC', readFixture('sine-alac.m4a'), (bytes) => bytes],
  ['Ogg Vorbis', readFixture('sine.ogg'), (bytes) => bytes],
  ['Ogg Vorbis with right checksums', readFixture('sine.ogg'), repairOggChecksums],
  ['Opus with right checksums', readFixture('sine.opus'), repairOggChecksums],
];

describe('mutated audio', () => {
  it.each(files)('of %s ends in samples or in an error of ours', async (_, original, repair) => {
    const random = seededRandom(20_260);
    const surprises: unknown[] = [];
    for (let count = 0; count < mutations; count++) {
      const source = new MemorySource(repair(mutate(original, random)));
      await decodeAudio(source, { maxDurationSeconds: 10, onChunk: () => undefined }).catch((error: unknown) => {
        if (!isEarshotError(error) || !expectedCodes.includes(error.code)) surprises.push({ count, error });
      });
    }
    expect(surprises).toEqual([]);
  });
});
