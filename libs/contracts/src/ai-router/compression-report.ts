import { z } from 'zod';

/** What compressing saved of what the caller wrote; percent of the original tokens, 0 to 100. */
export const compressionReport = z.object({
  originalTokens: z.int().min(0),
  compressedTokens: z.int().min(0),
  savedPercent: z.number().min(0).max(100),
});
export type CompressionReport = z.infer<typeof compressionReport>;
