import { decodeAudio, type DecodeOutcome } from '../decode-audio';
import type { DecodeOptions } from '../decode-session';
import { MemorySource } from '../source/memory-source';

export interface WholeDecode extends DecodeOutcome {
  readonly channels: readonly Float32Array[];
  readonly sampleRateHz: number;
  /** Samples per channel of each chunk, in order. */
  readonly chunkLengths: readonly number[];
}

/** Decodes bytes and joins the chunks. */
export async function decodeWhole(bytes: Uint8Array, options: Partial<DecodeOptions> = {}): Promise<WholeDecode> {
  const chunks: (readonly Float32Array[])[] = [];
  let sampleRateHz = 0;
  const outcome = await decodeAudio(new MemorySource(bytes), {
    maxDurationSeconds: 60,
    ...options,
    onChunk: (chunk) => {
      sampleRateHz = chunk.sampleRateHz;
      chunks.push(chunk.channels.map((channel) => channel.slice()));
    },
  });
  const count = chunks[0]?.length ?? 0;
  const channels = Array.from({ length: count }, (_, index) => joined(chunks.flatMap((chunk) => chunk[index] ?? [])));
  return { ...outcome, channels, sampleRateHz, chunkLengths: chunks.map((chunk) => chunk[0]?.length ?? 0) };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** @returns whether two signals have the same samples, bit for bit; Jest takes seconds for that. */
export const isSameSignal = (one: readonly Float32Array[], other: readonly Float32Array[]): boolean =>
  one.length === other.length && one.every((samples, index) => bytesOf(samples).equals(bytesOf(other[index] ?? new Float32Array(0))));

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

/** @returns the amplitude of one frequency in a signal (a single Fourier coefficient). */
export function amplitudeAt(samples: Float32Array, frequencyHz: number, sampleRateHz: number): number {
  const step = (2 * Math.PI * frequencyHz) / sampleRateHz;
  let real = 0;
  let imaginary = 0;
  samples.forEach((value, index) => {
    real += value * Math.cos(step * index);
    imaginary += value * Math.sin(step * index);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}
