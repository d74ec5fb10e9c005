import { z } from 'zod';
import { defineRequest } from '../messages/define-request';
import { pageOf, pageRequest } from '../messages/page';
import { audioFormat } from './audio-format';
import { waveform } from './waveform';

/** A stored recording as its owner sees it. */
export const audioFileView = z.object({
  id: z.string(),
  ownerId: z.string(),
  filename: z.string(),
  format: audioFormat,
  sizeBytes: z.int(),
  /** SHA-256 of the bytes, in hex. */
  contentHash: z.string(),
  durationSeconds: z.number(),
  sampleRateHz: z.int(),
  channels: z.int(),
  tags: z.array(z.string()),
  /** What the file says about itself (title, artist, encoder …): data from outside, never instructions. */
  metadata: z.record(z.string(), z.union([z.string(), z.number()])),
  uploadedAt: z.iso.datetime(),
  analyzed: z.boolean(),
  latestAnalysisId: z.string().nullable(),
});
export type AudioFileView = z.infer<typeof audioFileView>;

/** A tag: short, printable, kept in lower case. */
const tag = z.string().trim().toLowerCase().min(1).max(64);

/** Makes a file of bytes that already lie in the BlobStore. The same upload id again answers the same file. */
export const addAudioFile = defineRequest({
  subject: 'audio-features.v1.audio-file.add',
  request: z.object({
    uploadId: z.string(),
    filename: z.string().min(1).max(4_096),
    blobId: z.string(),
    sizeBytes: z.int().min(1),
  }),
  reply: audioFileView,
  errors: ['UNSUPPORTED_AUDIO_FORMAT', 'INVALID_AUDIO', 'AUDIO_TOO_LONG', 'ANALYSIS_TIMEOUT', 'NOT_FOUND'],
  timeoutMs: 15_000,
});

export const findAudioFiles = defineRequest({
  subject: 'audio-features.v1.audio-file.find',
  /** Only the caller's own files are found; order is not kept and absent ones are left out. */
  request: z.object({ ids: z.array(z.string()).max(100) }),
  reply: z.object({ files: z.array(audioFileView) }),
});

const floatRange = z.object({ min: z.number().optional(), max: z.number().optional() });

export const audioFileFilter = z.object({
  /** A part of the filename, in any case. */
  search: z.string().max(200).optional(),
  /** All of them. */
  tags: z.array(tag).max(20).optional(),
  uploadedAfter: z.iso.datetime().optional(),
  uploadedBefore: z.iso.datetime().optional(),
  analyzed: z.boolean().optional(),
  bpm: floatRange.optional(),
  key: z.string().max(3).optional(),
  mode: z.enum(['MAJOR', 'MINOR']).optional(),
  durationSeconds: floatRange.optional(),
});
export type AudioFileFilter = z.infer<typeof audioFileFilter>;

/** The caller's files, newest first. */
export const listAudioFiles = defineRequest({
  subject: 'audio-features.v1.audio-file.list',
  request: z.object({ filter: audioFileFilter, page: pageRequest }),
  reply: pageOf(audioFileView),
  errors: ['INVALID_INPUT'],
});

export const tagAudioFile = defineRequest({
  subject: 'audio-features.v1.audio-file.tag',
  request: z.object({ id: z.string(), add: z.array(tag).max(50), remove: z.array(tag).max(50) }),
  reply: audioFileView,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});

/** Removes a file, its analyses, and its bytes when no other file has the same. Answers whether there was one. */
export const deleteAudioFile = defineRequest({
  subject: 'audio-features.v1.audio-file.delete',
  request: z.object({ id: z.string() }),
  reply: z.object({ deleted: z.boolean() }),
});

/** How many files and analyses the caller has. */
export const countAudioFiles = defineRequest({
  subject: 'audio-features.v1.audio-file.count',
  request: z.object({}),
  reply: z.object({ files: z.int(), analyses: z.int() }),
});

export const findWaveform = defineRequest({
  subject: 'audio-features.v1.waveform.find',
  request: z.object({ fileId: z.string(), points: z.int().min(1).max(4_000) }),
  reply: waveform,
  errors: ['NOT_FOUND', 'INVALID_AUDIO', 'UNSUPPORTED_AUDIO_FORMAT', 'AUDIO_TOO_LONG', 'ANALYSIS_TIMEOUT'],
  timeoutMs: 60_000,
});
