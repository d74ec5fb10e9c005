import { openFileSource, probeAudio, type FileSource } from '@earshot/audio-features/decode';
import { EarshotError, type AudioFormat } from '@earshot/contracts';
import { decodeUntil } from './decode-until';

export interface ProbeTask {
  readonly path: string;
  readonly maxDurationSeconds: number;
}

/** What a file is, before it is measured. */
export interface ProbeResult {
  readonly format: AudioFormat;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** As declared by the file, or estimated from its size where it declares nothing. */
  readonly durationSeconds: number;
  readonly metadata: Record<string, string | number>;
}

/** A file is believed to be audio when this much of it decodes to finite samples. */
const provenSeconds = 3;

/**
 * Reads the headers and decodes the first seconds, so that a file that cannot be measured is refused at once instead
 * of failing later.
 * @throws EarshotError INVALID_AUDIO, UNSUPPORTED_AUDIO_FORMAT, AUDIO_TOO_LONG
 */
export async function probeFile({ path, maxDurationSeconds }: ProbeTask): Promise<ProbeResult> {
  const source = openFileSource(path);
  try {
    const description = probeAudio(source);
    if ((description.declaredDurationSeconds ?? 0) > maxDurationSeconds) throw tooLong(maxDurationSeconds);
    const decoded = await decodeHead(source, maxDurationSeconds);
    return {
      format: description.format,
      sampleRateHz: decoded.sampleRateHz,
      channels: decoded.channels,
      durationSeconds: description.declaredDurationSeconds ?? decoded.seconds,
      metadata: description.metadata,
    };
  } finally {
    source.close();
  }
}

async function decodeHead(source: FileSource, maxDurationSeconds: number) {
  const head = { sampleRateHz: 0, channels: 0, seconds: 0 };
  await decodeUntil(source, {
    maxDurationSeconds,
    onChunk: ({ channels, sampleRateHz }) => {
      refuseNonFinite(channels, head.seconds, sampleRateHz);
      head.sampleRateHz = sampleRateHz;
      head.channels = channels.length;
      head.seconds += (channels[0]?.length ?? 0) / sampleRateHz;
      return head.seconds >= provenSeconds;
    },
  });
  if (head.seconds === 0) throw new EarshotError('INVALID_AUDIO', 'The file holds no samples.');
  return head;
}

function refuseNonFinite(channels: readonly Float32Array[], startSeconds: number, sampleRateHz: number): void {
  for (const samples of channels) {
    const at = samples.findIndex((sample) => !Number.isFinite(sample));
    if (at < 0) continue;
    const second = startSeconds + at / sampleRateHz;
    throw new EarshotError('INVALID_AUDIO', `The file holds a sample that is no number at ${second.toFixed(3)} s. Export it again.`, {
      details: { second },
    });
  }
}

const tooLong = (maxDurationSeconds: number): EarshotError =>
  new EarshotError('AUDIO_TOO_LONG', `The audio is longer than ${maxDurationSeconds} s.`, { details: { maxDurationSeconds } });
