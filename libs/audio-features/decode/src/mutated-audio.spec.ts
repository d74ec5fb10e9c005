import { isEarshotError } from '@earshot/contracts';
import { fuzzCase, fuzzSubjects } from './__fixtures__/fuzz-subjects';
import { decodeAudio } from './decode-audio';
import { MemorySource } from './source/memory-source';

/** `npm run fuzz:decode` tries ten thousand. */
const mutations = 100;
/** A mutated header may announce ten seconds of sound, which are decoded: this bounds the sum, not one file. */
const timeoutMs = 180_000;
const expectedCodes: readonly string[] = ['INVALID_AUDIO', 'UNSUPPORTED_AUDIO_FORMAT', 'AUDIO_TOO_LONG'];
const formats = [...new Set(fuzzSubjects.map(({ format }) => format))];

describe('mutated audio', () => {
  const endsWell = async (format: (typeof formats)[number]) => {
    const surprises: unknown[] = [];
    for (let number = 0; number < mutations; number++) {
      const source = new MemorySource(fuzzCase(format, number));
      await decodeAudio(source, { maxDurationSeconds: 10, onChunk: () => undefined }).catch((error: unknown) => {
        if (!isEarshotError(error) || !expectedCodes.includes(error.code)) surprises.push({ number, error });
      });
    }
    expect(surprises).toEqual([]);
  };

  it.each(formats)('of %s ends in samples or in an error of ours', endsWell, timeoutMs);
});
