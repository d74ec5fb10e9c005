import { isEarshotError } from '@earshot/contracts';
import { fuzzCase, fuzzSubjects } from './__fixtures__/fuzz-subjects';
import { decodeAudio } from './decode-audio';
import { MemorySource } from './source/memory-source';

/** `npm run fuzz:decode` tries ten thousand. */
const mutations = 100;
const expectedCodes: readonly string[] = ['INVALID_AUDIO', 'UNSUPPORTED_AUDIO_FORMAT', 'AUDIO_TOO_LONG'];
const formats = [...new Set(fuzzSubjects.map(({ format }) => format))];

describe('mutated audio', () => {
  it.each(formats)('of %s ends in samples or in an error of ours', async (format) => {
    const surprises: unknown[] = [];
    for (let number = 0; number < mutations; number++) {
      const source = new MemorySource(fuzzCase(format, number));
      await decodeAudio(source, { maxDurationSeconds: 10, onChunk: () => undefined }).catch((error: unknown) => {
        if (!isEarshotError(error) || !expectedCodes.includes(error.code)) surprises.push({ number, error });
      });
    }
    expect(surprises).toEqual([]);
  });
});
