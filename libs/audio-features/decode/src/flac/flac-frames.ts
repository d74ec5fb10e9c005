import { chunkSamples, shapeChanged } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { parseFlacFrameHeader, type FlacFrameHeader } from './flac-frame-header';
import type { FlacHeader } from './flac-header';

/** One whole frame. */
export interface FlacFrame {
  readonly bytes: Uint8Array;
  /** Samples per channel that it decodes to. */
  readonly blockSamples: number;
  /** Where its first sample stands in the stream. */
  readonly startSample: number;
  readonly refersToStreamInfo: boolean;
  /** Whether frames are missing between this one and the one before. */
  readonly isAfterDamage: boolean;
}

const minFrameBytes = 9;
const maxHeaderBytes = 16;
/** Each costs a search; honest damage leaves few headers that stand alone. */
const maxUnconfirmed = 1_000;
/** Small steps, because frames are mostly small and each search begins anew. */
const searchStepBytes = 16 * 1024;

/**
 * Cuts a FLAC stream into batches of frames. Frames carry no length: a frame ends where the header with the next number begins. After
 * damage the walk goes on at the next two headers in sequence.
 *
 * @throws EarshotError INVALID_AUDIO when rate or channels change, or no frame is found
 */
export const flacFrameBatches = (source: ByteSource, header: FlacHeader): Generator<readonly FlacFrame[]> =>
  batchFlacFrames(walkFrames(source, header));

function* walkFrames(source: ByteSource, header: FlacHeader): Generator<FlacFrame> {
  const walk = new FlacFrameWalk(source, header);
  for (let frame = walk.next(); frame !== undefined; frame = walk.next()) yield frame;
}

/**
 * Gathers as many frames as decode to about one chunk: a frame of silence is a few bytes, so bytes would be no bound. No batch reaches over
 * damage.
 */
export function* batchFlacFrames(frames: Iterable<FlacFrame>): Generator<readonly FlacFrame[]> {
  let batch: FlacFrame[] = [];
  let samples = 0;
  for (const frame of frames) {
    if (batch.length > 0 && (frame.isAfterDamage || samples >= chunkSamples)) {
      yield batch;
      [batch, samples] = [[], 0];
    }
    batch.push(frame);
    samples += frame.blockSamples;
  }
  if (batch.length > 0) yield batch;
}

interface FoundHeader {
  readonly offset: number;
  readonly header: FlacFrameHeader;
}

class FlacFrameWalk {
  readonly #source: ByteSource;
  readonly #header: FlacHeader;
  readonly #maxFrameBytes: number;
  /** Of all frames but the last, where frames are counted. */
  readonly #fixedBlockSamples: number;
  #current: FoundHeader | undefined;
  #isAfterDamage = false;
  #unconfirmed = 0;

  constructor(source: ByteSource, header: FlacHeader) {
    this.#source = source;
    this.#header = header;
    // A frame that does not compress is stored as it is; headers and checksums come on top.
    const storedBytes = header.maxBlockSamples * header.channels * Math.ceil((header.bitsPerSample + 1) / 8) + 1_024;
    this.#maxFrameBytes = Math.max(storedBytes, header.maxFrameBytes);
    this.#current = this.#find(header.audioOffset, 64 * 1024, (found) => found.number === 0) ?? this.#resynchronise(header.audioOffset);
    if (this.#current === undefined) throw invalidAudio('The FLAC file holds no audio frame.');
    this.#fixedBlockSamples = this.#current.header.blockSamples;
  }

  next(): FlacFrame | undefined {
    const current = this.#current;
    if (current === undefined) return undefined;
    const { offset, header } = current;
    const isAfterDamage = this.#isAfterDamage;
    let following = this.#find(offset + minFrameBytes, this.#maxFrameBytes, (found) => found.number === header.nextNumber);
    this.#isAfterDamage = following === undefined;
    following ??= this.#resynchronise(offset + minFrameBytes);
    this.#current = following;
    const end = Math.min(following?.offset ?? this.#source.sizeBytes, offset + this.#maxFrameBytes);
    const { blockSamples, refersToStreamInfo, countsFrames, number } = header;
    const startSample = countsFrames ? number * this.#fixedBlockSamples : number;
    return { bytes: this.#source.read(offset, end - offset), blockSamples, startSample, refersToStreamInfo, isAfterDamage };
  }

  /** The next header that is followed by its successor: two in sequence are no chance. */
  #resynchronise(start: number): FoundHeader | undefined {
    const last = this.#current?.header.number ?? -1;
    return this.#find(start, this.#source.sizeBytes - start, (candidate, offset) => {
      if (this.#unconfirmed > maxUnconfirmed || candidate.number <= last || !this.#fits(candidate)) return false;
      this.#unconfirmed += 1;
      const isSuccessor = (next: FlacFrameHeader): boolean => next.number === candidate.nextNumber && this.#fits(next);
      return this.#find(offset + minFrameBytes, this.#maxFrameBytes, isSuccessor) !== undefined;
    });
  }

  #find(start: number, length: number, accept: (header: FlacFrameHeader, offset: number) => boolean): FoundHeader | undefined {
    for (let from = start; from < start + length; from += searchStepBytes) {
      const bytes = this.#source.read(from, searchStepBytes + maxHeaderBytes);
      for (let at = bytes.indexOf(0xff); at >= 0 && at < searchStepBytes; at = bytes.indexOf(0xff, at + 1)) {
        const header = parseFlacFrameHeader(bytes, at);
        if (header === undefined || !accept(header, from + at)) continue;
        if (!this.#fits(header)) throw shapeChanged(this.#header, header);
        return { offset: from + at, header };
      }
    }
    return undefined;
  }

  #fits({ sampleRateHz, channels }: FlacFrameHeader): boolean {
    return channels === this.#header.channels && (sampleRateHz === 0 || sampleRateHz === this.#header.sampleRateHz);
  }
}
