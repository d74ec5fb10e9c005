import { openFileSource } from '@earshot/audio-features/decode';
import { Resampler } from '@earshot/audio-features/dsp';
import { EarshotError } from '@earshot/contracts';
import { decodeUntil } from '../workers/decode-until';

export interface Excerpt {
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

interface ReadExcerptOptions extends Excerpt {
  readonly sampleRateHz: number;
  readonly maxDurationSeconds: number;
}

/**
 * Reads a stretch of a file: all channels mixed to one, at the rate that is asked for, with a peak of 1 so that nothing
 * depends on how loud the file is.
 *
 * @returns no samples when the stretch is silent or lies behind the end
 * @throws EarshotError INVALID_AUDIO when a sample is not finite, and as `decodeAudio` does
 */
export async function readExcerpt(
  path: string,
  { sampleRateHz, maxDurationSeconds, ...excerpt }: ReadExcerptOptions,
): Promise<Float32Array> {
  const source = openFileSource(path);
  try {
    const samples = new Float32Array(Math.round(excerpt.durationSeconds * sampleRateHz));
    let filled = 0;
    let decoded = 0;
    let resampler: Resampler | undefined;
    const keep = (part: Float32Array): void => {
      const length = Math.min(part.length, samples.length - filled);
      samples.set(part.subarray(0, length), filled);
      filled += length;
    };
    await decodeUntil(source, {
      maxDurationSeconds,
      onChunk: ({ channels, sampleRateHz: fromHz }) => {
        const count = channels[0]?.length ?? 0;
        const from = Math.max(0, Math.round(excerpt.startSeconds * fromHz) - decoded);
        decoded += count;
        if (from >= count) return false;
        const mono = mixToMono(channels.map((channel) => channel.subarray(from)));
        if (fromHz !== sampleRateHz) resampler ??= new Resampler({ fromHz, toHz: sampleRateHz });
        keep(resampler?.push(mono) ?? mono);
        return filled === samples.length;
      },
    });
    if (resampler !== undefined) keep(resampler.finish());
    return normalise(samples.subarray(0, filled));
  } finally {
    source.close();
  }
}

function mixToMono(channels: readonly Float32Array[]): Float32Array {
  const mono = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let index = 0; index < mono.length; index += 1) mono[index] = (mono[index] ?? 0) + (channel[index] ?? 0);
  return mono;
}

function normalise(samples: Float32Array): Float32Array {
  let peak = 0;
  for (const sample of samples) {
    if (!Number.isFinite(sample)) throw new EarshotError('INVALID_AUDIO', 'The file holds a sample that is no number.');
    peak = Math.max(peak, Math.abs(sample));
  }
  // What is called silence here lies below the smallest step of 24 bits.
  if (peak < 1e-7) return new Float32Array(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = (samples[index] ?? 0) / peak;
  return samples;
}
