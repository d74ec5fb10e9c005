import { invalidAudio } from './invalid-audio';

/** What every sample of a stream shares. */
export interface StreamShape {
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** The rates that the sound engine is built and tested for. */
const sampleRateLimitsHz = { min: 8_000, max: 192_000 } as const;
const maxChannels = 8;

/**
 * @returns the shape, when the engine can measure it
 * @throws EarshotError INVALID_AUDIO for 0 or more than 8 channels, or a rate outside 8–192 kHz
 */
export function checkStreamShape<Shape extends StreamShape>(shape: Shape): Shape {
  const { sampleRateHz, channels } = shape;
  if (!Number.isInteger(channels) || channels < 1 || channels > maxChannels) {
    throw invalidAudio(`The file declares ${channels} channels; 1 to ${maxChannels} are possible.`, { channels });
  }
  if (!(sampleRateHz >= sampleRateLimitsHz.min && sampleRateHz <= sampleRateLimitsHz.max)) {
    const { min, max } = sampleRateLimitsHz;
    throw invalidAudio(`The file declares a sample rate of ${sampleRateHz} Hz; ${min} to ${max} Hz are possible.`, { sampleRateHz });
  }
  return shape;
}
