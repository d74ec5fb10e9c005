import { EarshotError } from '@earshot/contracts';
import { setImmediate } from 'node:timers/promises';
import { invalidAudio } from './invalid-audio';
import { checkStreamShape, type StreamShape } from './stream-shape';

/**
 * A stretch of decoded audio: one array of samples per channel (nominally −1…1) in WAV channel order, all of one length.
 * The arrays are used again for the next chunk: copy what must outlive the call.
 */
export interface AudioChunk {
  readonly channels: readonly Float32Array[];
  readonly sampleRateHz: number;
  /** Which loudspeakers the channels are for, as the description of the file says. */
  readonly channelMask: number | undefined;
}

export interface DecodeOptions {
  /** More than this, declared or found while decoding, is refused with AUDIO_TOO_LONG. */
  readonly maxDurationSeconds: number;
  /** Called for each chunk of at most 65,536 samples per channel, in order. What it throws ends the decoding and is thrown on. */
  readonly onChunk: (chunk: AudioChunk) => void;
  /** Ends the decoding with CANCELLED. */
  readonly signal?: AbortSignal | undefined;
}

export const chunkSamples = 65_536;
const maxWarnings = 20;

/** One run of a decoder: gathers what it writes into chunks of one size and one shape, and holds it to the limits. */
export class DecodeSession {
  /** Handed on with every chunk. */
  channelMask: number | undefined;
  readonly #options: DecodeOptions;
  readonly #warnings = new Set<string>();
  #shape: StreamShape | undefined;
  #block: Float32Array[] = [];
  #filledSamples = 0;
  /** With the silence that stands for lost audio. */
  #writtenSamples = 0;
  #lostSamples = 0;
  #consumerFailed = false;
  #isCutOff = false;

  constructor(options: DecodeOptions) {
    this.#options = options;
  }

  /** What was decoded, without the silence that stands for lost audio. */
  get decodedSeconds(): number {
    return this.#toSeconds(this.#writtenSamples - this.#lostSamples);
  }

  /** Audio of which it is known that it was there and could not be decoded. */
  get lostSeconds(): number {
    return this.#toSeconds(this.#lostSamples);
  }

  get warnings(): string[] {
    return [...this.#warnings];
  }

  /** Whether the last error came out of `onChunk`, so that it is nothing the file did. */
  get consumerFailed(): boolean {
    return this.#consumerFailed;
  }

  /** Whether the decoder saw that the stream stops before its end. */
  get isCutOff(): boolean {
    return this.#isCutOff;
  }

  markCutOff(message: string): void {
    this.#isCutOff = true;
    this.warn(message);
  }

  /** Remembers something odd that did not end the decoding. Repeated and overly many ones are dropped. */
  warn(message: string): void {
    if (this.#warnings.size < maxWarnings) this.#warnings.add(message);
  }

  /**
   * Takes decoded samples, one array per channel in WAV channel order.
   *
   * @throws EarshotError INVALID_AUDIO when rate or channels change, AUDIO_TOO_LONG past the limit
   */
  write(channels: readonly Float32Array[], sampleRateHz: number): void {
    const count = channels[0]?.length ?? 0;
    if (count === 0) return;
    const shape = this.#settleShape({ sampleRateHz, channels: channels.length });
    const seconds = (this.#writtenSamples + count) / shape.sampleRateHz;
    if (seconds > this.#options.maxDurationSeconds) throw audioTooLong(this.#options.maxDurationSeconds, seconds);
    this.#writtenSamples += count;
    for (let taken = 0; taken < count;) {
      const length = Math.min(count - taken, chunkSamples - this.#filledSamples);
      this.#block.forEach((block, index) => block.set(channels[index]?.subarray(taken, taken + length) ?? [], this.#filledSamples));
      taken += length;
      this.#filledSamples += length;
      if (this.#filledSamples === chunkSamples) this.flush();
    }
  }

  /**
   * Puts silence in the place of audio that is lost, so that what follows keeps its time. Nothing is put before the first sound.
   *
   * @throws EarshotError AUDIO_TOO_LONG past the limit
   */
  writeLost(samples: number): void {
    const shape = this.#shape;
    if (shape === undefined) return;
    for (let left = Math.max(0, Math.round(samples)); left > 0; left -= chunkSamples) {
      const count = Math.min(left, chunkSamples);
      const silence = new Float32Array(count);
      this.#lostSamples += count;
      this.write(new Array<Float32Array>(shape.channels).fill(silence), shape.sampleRateHz);
    }
  }

  /** Hands on what has gathered. */
  flush(): void {
    const count = this.#filledSamples;
    if (count === 0 || this.#shape === undefined) return;
    this.#filledSamples = 0;
    const channels = this.#block.map((block) => (count === chunkSamples ? block : block.subarray(0, count)));
    try {
      this.#options.onChunk({ channels, sampleRateHz: this.#shape.sampleRateHz, channelMask: this.channelMask });
    } catch (error) {
      this.#consumerFailed = true;
      throw error;
    }
  }

  /** Lets timers and messages in, so that an abort can arrive, and heeds it. */
  async breathe(): Promise<void> {
    const { signal } = this.#options;
    if (signal === undefined) return;
    if (!signal.aborted) await setImmediate();
    if (signal.aborted) throw new EarshotError('CANCELLED', 'The decoding was cancelled.', { cause: signal.reason });
  }

  #toSeconds(samples: number): number {
    return this.#shape === undefined ? 0 : samples / this.#shape.sampleRateHz;
  }

  #settleShape(found: StreamShape): StreamShape {
    const known = this.#shape;
    if (known === undefined) {
      this.#shape = checkStreamShape(found);
      this.#block = Array.from({ length: found.channels }, () => new Float32Array(chunkSamples));
      return found;
    }
    if (known.sampleRateHz !== found.sampleRateHz || known.channels !== found.channels) throw shapeChanged(known, found);
    return known;
  }
}

/** @returns the error for a stream that does not keep one rate and one number of channels. */
export const shapeChanged = (from: StreamShape, to: StreamShape): EarshotError =>
  invalidAudio('The sample rate or the number of channels changes in the middle of the file.', {
    from: { sampleRateHz: from.sampleRateHz, channels: from.channels },
    to: { sampleRateHz: to.sampleRateHz, channels: to.channels },
  });

/** @returns the error for audio beyond the limit. */
export const audioTooLong = (maxDurationSeconds: number, atLeastSeconds: number): EarshotError =>
  new EarshotError('AUDIO_TOO_LONG', `The audio is longer than ${maxDurationSeconds} seconds.`, {
    details: { maxDurationSeconds, atLeastSeconds },
  });
