import { z } from 'zod';

/** What `genre_classification` answers: the most likely genre first. */
export const genreClassification = z.object({
  genres: z
    .array(
      z.object({
        name: z.string().min(1).max(60),
        /** 0 to 1; together at most 1. */
        probability: z.number().min(0).max(1),
        evidence: z.array(z.string().min(1).max(200)).max(8).default([]),
      }),
    )
    .min(1)
    .max(4),
  reasoning: z.string().max(1_000).default(''),
});
