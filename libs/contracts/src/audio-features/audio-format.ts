import { z } from 'zod';

/** The container formats that are read; decided by content, never by name. */
export const audioFormat = z.enum(['WAV', 'AIFF', 'FLAC', 'MP3', 'OGG', 'OPUS', 'M4A']);
export type AudioFormat = z.infer<typeof audioFormat>;
