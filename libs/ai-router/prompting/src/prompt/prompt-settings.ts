import { z } from 'zod';

/** `settings.json` of a prompt: how it is sent and which variables it takes. */
export const promptSettings = z.strictObject({
  /** Part of every cache key: raise it when the meaning of the prompt changes. */
  version: z.string().min(1),
  description: z.string().min(1),
  /** Other names by which it may be asked for, for example `security`. */
  aliases: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).default([]),
  temperature: z.number().min(0).max(2),
  maxTokens: z.int().min(1).max(16_384),
  /** `json` answers are checked against `schema.json`. */
  output: z.enum(['json', 'text']),
  /**
   * What of it may be said in fewer tokens before it is sent: the values that are prose, the templates as well, or nothing. The
   * templates are compressed only where that is said, since their layout is often what they ask for.
   */
  compress: z.enum(['none', 'values', 'whole']).default('values'),
  /** In snake_case; the templates use each of them and no other. */
  variables: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)),
  /** What stands for a variable that is not given; one without must be given. */
  defaults: z.record(z.string(), z.string().min(1)).default({}),
  /**
   * What a variable holds. `prose` may be compressed; everything else goes as it was written. `language` must be a language of
   * the list. A variable that is not named here is any text.
   */
  kinds: z.record(z.string(), z.enum(['text', 'code', 'prose', 'language'])).default({}),
});
export type PromptSettings = z.infer<typeof promptSettings>;

/** `examples.json` of a prompt: what was asked and how it should have been answered. */
export const promptExamples = z.array(z.strictObject({ user: z.string().min(1), assistant: z.json() }));
export type PromptExamples = z.infer<typeof promptExamples>;
