import type { AudioFileView } from '@earshot/contracts';
import type { AudioFileDocument } from './audio-file.document';

/** @returns a stored file as its owner sees it */
export function viewAudioFile(file: AudioFileDocument): AudioFileView {
  const {
    _id,
    ownerId,
    filename,
    format,
    sizeBytes,
    blobId,
    durationSeconds,
    sampleRateHz,
    channels,
    tags,
    metadata,
    uploadedAt,
    analyzed,
    summary,
  } = file;
  return {
    id: _id,
    ownerId,
    filename,
    format,
    sizeBytes,
    contentHash: blobId,
    durationSeconds,
    sampleRateHz,
    channels,
    tags,
    metadata,
    uploadedAt: uploadedAt.toISOString(),
    analyzed,
    latestAnalysisId: summary?.analysisId ?? null,
  };
}
