import { join } from 'node:path';
import { StemSeparator } from '@earshot/audio-features/dsp';
import { decodeAudio, openFileSource, type AudioChunk } from '@earshot/audio-features/decode';
import { EarshotError, type StemKind } from '@earshot/contracts';
import { WavFile } from './wav/wav-file';

export interface SeparateTask {
  readonly path: string;
  readonly kinds: readonly StemKind[];
  /** An empty folder: each stem becomes a file there, named by `stemFilename`. */
  readonly directory: string;
  readonly maxDurationSeconds: number;
}

export interface SeparateResult {
  readonly durationSeconds: number;
}

/** @returns how the file of a stem is called */
export const stemFilename = (kind: StemKind): string => `${kind.toLowerCase()}.wav`;

/**
 * Decodes a file and writes its stems chunk by chunk; no more than a second of it is ever in memory.
 * @throws EarshotError INVALID_AUDIO, UNSUPPORTED_AUDIO_FORMAT, AUDIO_TOO_LONG; INVALID_INPUT for CENTER or SIDE of what is not stereo;
 * SERVICE_UNAVAILABLE when the disk is full
 */
export async function separateFile({ path, kinds, directory, maxDurationSeconds }: SeparateTask): Promise<SeparateResult> {
  const source = openFileSource(path);
  const stems = new StemFiles(kinds, directory);
  try {
    await decodeAudio(source, { maxDurationSeconds, onChunk: (chunk) => stems.push(chunk) });
    return { durationSeconds: stems.finish() };
  } finally {
    stems.close();
    source.close();
  }
}

/** The files that a separation writes; rate and channels are known with the first chunk. */
class StemFiles {
  private readonly files = new Map<StemKind, WavFile>();
  private separator: StemSeparator | undefined;
  private durationSeconds = 0;

  constructor(
    private readonly kinds: readonly StemKind[],
    private readonly directory: string,
  ) {}

  push({ channels, sampleRateHz }: AudioChunk): void {
    this.separator ??= this.begin({ sampleRateHz, channelCount: channels.length });
    this.separator.push(channels);
    this.durationSeconds += (channels[0]?.length ?? 0) / sampleRateHz;
  }

  /** @returns the length of every stem in seconds */
  finish(): number {
    if (this.separator === undefined) throw new EarshotError('INVALID_AUDIO', 'The file holds no samples.');
    this.separator.finish();
    for (const file of this.files.values()) file.finish();
    return this.durationSeconds;
  }

  close(): void {
    for (const file of this.files.values()) file.close();
  }

  private begin(shape: { sampleRateHz: number; channelCount: number }): StemSeparator {
    const separator = new StemSeparator({ ...shape, kinds: this.kinds, onSamples: (kind, bytes) => this.files.get(kind)?.append(bytes) });
    for (const kind of this.kinds) this.files.set(kind, new WavFile(join(this.directory, stemFilename(kind)), shape));
    return separator;
  }
}
