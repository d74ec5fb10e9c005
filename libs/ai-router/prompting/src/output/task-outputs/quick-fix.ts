import { z } from 'zod';

/** What `quick_fix` answers: texts to replace, each of which occurs once. */
export const quickFix = z.object({
  problem: z.string().min(1).max(1_000),
  changes: z.array(z.object({ file: z.string().max(400), before: z.string().max(8_000), after: z.string().max(8_000) })).max(20),
  explanation: z.string().max(2_000).default(''),
  confidence: z.enum(['LOW', 'MEDIUM', 'HIGH']),
});
