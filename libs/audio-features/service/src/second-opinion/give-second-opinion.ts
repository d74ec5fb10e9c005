import type { SecondOpinion } from '@earshot/audio-features/understanding';
import { loadEssentia, type Essentia } from './essentia-package';
import { essentiaSampleRateHz, hearWithEssentia, type OpinionWanted } from './hear-with-essentia';
import { readExcerpt, type Excerpt } from './read-excerpt';

export interface SecondOpinionTask {
  readonly path: string;
  readonly excerpt: Excerpt;
  readonly wanted: OpinionWanted;
  readonly maxDurationSeconds: number;
}

let essentia: Essentia | undefined;

/**
 * Has essentia.js hear a stretch of a file. The module is loaded with the first file and used for all that follow.
 *
 * @throws EarshotError SERVICE_UNAVAILABLE when the package is not installed; INVALID_AUDIO, UNSUPPORTED_AUDIO_FORMAT,
 * AUDIO_TOO_LONG as decoding does; anything else when the module broke
 */
export async function giveSecondOpinion({ path, excerpt, wanted, maxDurationSeconds }: SecondOpinionTask): Promise<SecondOpinion> {
  essentia ??= loadEssentia();
  const samples = await readExcerpt(path, { ...excerpt, sampleRateHz: essentiaSampleRateHz, maxDurationSeconds });
  return samples.length === 0 ? nothingHeard : hearWithEssentia(essentia, samples, wanted);
}

const nothingHeard: SecondOpinion = { bpm: null, key: null, danceability: null };
