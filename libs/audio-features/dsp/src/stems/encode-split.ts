import { EarshotError } from '@earshot/contracts';

/** Bytes of a sample: integers of 24 bits, little endian, as in WAV. */
export const bytesPerSample = 3;
const fullScale = 2 ** 23;

export interface SplitToEncode {
  /** One array per channel. */
  readonly signal: readonly Float32Array[];
  readonly part: readonly Float32Array[];
  /** Where the samples of the part go, channels side by side; null when nobody wants it. */
  readonly partBytes: Uint8Array | null;
  /** Where those of the rest go. */
  readonly restBytes: Uint8Array | null;
}

/**
 * Writes a part of a signal and what the signal holds besides as 24-bit samples whose integers add up to the rounded signal exactly. What
 * of one is beyond full scale goes to the other: up to twice full scale nothing is lost.
 *
 * @throws EarshotError INVALID_AUDIO for a sample that is no number
 */
export function encodeSplit({ signal, part, partBytes, restBytes }: SplitToEncode): void {
  const step = signal.length * bytesPerSample;
  signal.forEach((samples, channel) => {
    const ofPart = part[channel] ?? samples;
    for (let index = 0, at = channel * bytesPerSample; index < samples.length; index += 1, at += step) {
      const whole = Math.round((samples[index] ?? 0) * fullScale);
      if (!Number.isFinite(whole)) throw new EarshotError('INVALID_AUDIO', 'The file holds a sample that is no number.');
      const rest = withinScale(whole - withinScale(Math.round((ofPart[index] ?? 0) * fullScale)));
      if (partBytes !== null) writeSample(partBytes, at, withinScale(whole - rest));
      if (restBytes !== null) writeSample(restBytes, at, rest);
    }
  });
}

const withinScale = (integer: number): number => (integer < -fullScale ? -fullScale : integer >= fullScale ? fullScale - 1 : integer);

function writeSample(bytes: Uint8Array, at: number, integer: number): void {
  bytes[at] = integer;
  bytes[at + 1] = integer >> 8;
  bytes[at + 2] = integer >> 16;
}
