import { z } from 'zod';

const line = z.string().min(1).max(600);

/** What a vibe analysis must answer: the schema that every model's output is checked against. */
export const vibeReading = z.object({
  /** One line. */
  vibe: line,
  mood: line,
  texture: line,
  /** Primary first, then secondary. */
  genre: z.array(z.string().min(1).max(60)).min(1).max(4),
  production_notes: z.string().min(1).max(4_000),
  tags: z.array(z.string().min(1).max(60)).max(20),
  summary: z.string().max(2_000).optional(),
  production_tips: z.array(line).max(10).default([]),
  creative_ideas: z.array(line).max(10).default([]),
  fl_studio_recommendations: z.array(line).max(10).default([]),
});
export type VibeReading = z.infer<typeof vibeReading>;
