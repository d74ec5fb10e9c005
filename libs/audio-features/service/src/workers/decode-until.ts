import { decodeAudio, type AudioChunk, type DecodeOptions } from '@earshot/audio-features/decode';

type Source = Parameters<typeof decodeAudio>[0];

interface DecodeUntilOptions extends Pick<DecodeOptions, 'maxDurationSeconds'> {
  /** @returns whether that was enough */
  readonly onChunk: (chunk: AudioChunk) => boolean;
}

/**
 * Decodes the beginning of a file, until the receiver has enough.
 * @throws EarshotError as `decodeAudio` does
 */
export async function decodeUntil(source: Source, { maxDurationSeconds, onChunk }: DecodeUntilOptions): Promise<void> {
  const enough = new AbortController();
  try {
    await decodeAudio(source, {
      maxDurationSeconds,
      signal: enough.signal,
      onChunk: (chunk) => {
        if (!enough.signal.aborted && onChunk(chunk)) enough.abort();
      },
    });
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
}
