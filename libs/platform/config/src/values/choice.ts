import { z } from 'zod';

/** @returns a schema of exactly one of the given words. */
export function choice<const Word extends string>(...words: readonly [Word, ...Word[]]): z.ZodType<Word> {
  return z.enum(words).describe(words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0]);
}
