import { createAnalysisPass } from '@earshot/audio-features/dsp';
import { decodeAudio, openFileSource } from '@earshot/audio-features/decode';
import { EarshotError, type AnalysisLevel, type MeasuredFeatures, type Waveform } from '@earshot/contracts';

export interface MeasureTask {
  readonly path: string;
  readonly level: AnalysisLevel;
  readonly maxDurationSeconds: number;
}

export interface MeasureResult {
  readonly features: MeasuredFeatures;
  readonly waveform: Waveform;
  readonly decodedSeconds: number;
  readonly declaredSeconds: number | null;
  /** The file ended before the length that it declares. */
  readonly truncated: boolean;
}

/**
 * Decodes a file chunk by chunk straight into the sound engine; no more than one chunk of it is ever in memory.
 * @throws EarshotError INVALID_AUDIO, UNSUPPORTED_AUDIO_FORMAT, AUDIO_TOO_LONG
 */
export async function measureFile({ path, level, maxDurationSeconds }: MeasureTask): Promise<MeasureResult> {
  const source = openFileSource(path);
  try {
    let pass: ReturnType<typeof createAnalysisPass> | undefined;
    const outcome = await decodeAudio(source, {
      maxDurationSeconds,
      onChunk: ({ channels, sampleRateHz, channelMask }) => {
        pass ??= createAnalysisPass({ sampleRateHz, channels: channels.length, channelMask, level });
        pass.push(channels);
      },
    });
    if (pass === undefined) throw new EarshotError('INVALID_AUDIO', 'The file holds no samples.');
    const { features, waveform } = pass.finish();
    const { decodedSeconds, declaredSeconds, truncated } = outcome;
    return { features, waveform, decodedSeconds, declaredSeconds, truncated };
  } finally {
    source.close();
  }
}
