import { z } from 'zod';
import { routeLimits } from '../routes/task-route';

const rank = z.int().min(0).max(5);

/** One model as it can be routed to. Its price stands in the price book, under the same provider and slug. */
export const catalogueModel = z
  .object({
    /** `<provider>/<slug>`. */
    id: z.string().min(3),
    provider: z.string().min(1),
    /** What the provider calls it. */
    slug: z.string().min(1),
    /** Roles and short names by which it may be asked for. */
    aliases: z.array(z.string().regex(/^[\w][\w./:@+-]{0,99}$/, 'a name of letters, digits and . / : @ + - _, at most 100')),
    /** The deep ones are expensive: a batch never takes them. */
    tier: z.enum(['FAST', 'DEEP']),
    /** Answers inside this process, free and without a key. */
    local: z.boolean(),
    /** Prompt and completion together. */
    contextTokens: z.int().positive(),
    /** The encoding by which its tokens are estimated. */
    tokenizer: z.enum(['cl100k_base', 'o200k_base']),
    /** 5 is the fastest. */
    speed: rank,
    /** 5 is the best. */
    quality: rank,
    /** Lower is asked first where nothing else decides. */
    priority: z.int().min(0),
    freeRequestsPerDay: z.int().positive().nullable(),
    /** Who is asked instead where this model was asked for by name and cannot answer; null leaves that to the task. */
    fallbacks: z.array(z.string()).nullable(),
    /** Instead of those of the task where this model was asked for by name; null leaves them as they are. */
    limits: routeLimits.partial().strict().nullable(),
  })
  .refine(({ id, provider, slug }) => id === `${provider}/${slug}`, { path: ['id'], error: 'The id is "<provider>/<slug>".' });
export type CatalogueModel = z.infer<typeof catalogueModel>;
