import { z } from 'zod';
import { defineRequest } from '../messages/define-request';

/** What a recording can be taken apart into. HARMONIC and PERCUSSIVE, and CENTER and SIDE, add up to the recording. */
export const stemKind = z.enum(['HARMONIC', 'PERCUSSIVE', 'BASS', 'CENTER', 'SIDE']);
export type StemKind = z.infer<typeof stemKind>;

/** One part of a recording: a WAV of its rate and length, 24 bits. */
export const stemView = z.object({
  kind: stemKind,
  blobId: z.string(),
  sizeBytes: z.int(),
  durationSeconds: z.number(),
});
export type StemView = z.infer<typeof stemView>;

/** The longest that a caller waits; the work itself has a limit that follows from the length of the file and ends before. */
const longestSeparationMs = 3_600_000;

/** Takes a file apart and answers when it is done; what was separated before is answered at once. */
export const separateStems = defineRequest({
  subject: 'audio-features.v1.stem.separate',
  request: z.object({ fileId: z.string(), kinds: z.array(stemKind).min(1).max(20) }),
  /** In the order asked for, each kind once. */
  reply: z.object({ stems: z.array(stemView) }),
  errors: [
    'NOT_FOUND',
    'INVALID_INPUT',
    'INVALID_AUDIO',
    'UNSUPPORTED_AUDIO_FORMAT',
    'AUDIO_TOO_LONG',
    'ANALYSIS_TIMEOUT',
    'CANCELLED',
    'SERVICE_UNAVAILABLE',
  ],
  timeoutMs: longestSeparationMs,
});

/** A stem that was separated before. */
export const findStem = defineRequest({
  subject: 'audio-features.v1.stem.find',
  request: z.object({ fileId: z.string(), kind: stemKind }),
  reply: z.object({ stem: stemView, filename: z.string() }),
  errors: ['NOT_FOUND'],
});
