import { FLACDecoder, type FLACDecodedAudio } from '@wasm-audio-decoders/flac';
import type { DecodeSession } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import { silenceConsole } from '../silence-console';
import type { FlacFrame } from './flac-frames';
import type { FlacStreamInfo } from './flac-header';

/** Each costs a new instance of the decoder. */
const maxDamagedFrames = 500;

/** Decodes whole frames, and keeps one damaged frame from spoiling those behind it, which libFLAC would read from the wrong place. */
export class FlacFrameDecoder {
  readonly #decoder = new FLACDecoder();
  readonly #header: FlacStreamInfo;
  readonly #session: DecodeSession;
  /** FRESH decoders await their first frame; a SPOILT one stands in or before damage. */
  #state: 'FRESH' | 'RUNNING' | 'SPOILT' = 'FRESH';
  #damagedFrames = 0;
  /** Where the next frame should begin. */
  #nextSample: number | undefined;

  private constructor(header: FlacStreamInfo, session: DecodeSession) {
    this.#header = header;
    this.#session = session;
  }

  static async open(header: FlacStreamInfo, session: DecodeSession): Promise<FlacFrameDecoder> {
    const opened = new FlacFrameDecoder(header, session);
    await opened.#decoder.ready;
    return opened;
  }

  /** Decodes frames in sequence and writes what comes out; lost ones are silent. */
  async decode(frames: readonly FlacFrame[]): Promise<void> {
    const [first] = frames;
    if (first === undefined) return;
    this.#catchUp(first);
    const decoded = await this.#attempt(frames);
    if (decoded !== undefined) {
      this.#session.write(decoded.channelData, decoded.sampleRate);
      this.#nextSample = frames.reduce((sample, { blockSamples }) => sample + blockSamples, first.startSample);
      return;
    }
    this.#state = 'SPOILT';
    if (frames.length === 1) return this.#lose(first);
    for (const frame of frames) await this.decode([frame]);
  }

  #catchUp({ startSample }: FlacFrame): void {
    const missingSamples = startSample - (this.#nextSample ?? startSample);
    if (missingSamples === 0) return;
    this.#warn();
    this.#session.writeLost(missingSamples);
    this.#nextSample = startSample;
    // libFLAC would put silence there on its own account, and count it as decoded.
    if (this.#state === 'RUNNING') this.#state = 'SPOILT';
  }

  #lose({ startSample, blockSamples }: FlacFrame): void {
    this.#warn();
    this.#session.writeLost(blockSamples);
    this.#nextSample = startSample + blockSamples;
    this.#damagedFrames += 1;
    if (this.#damagedFrames > maxDamagedFrames) throw invalidAudio('The FLAC stream is damaged in too many places.', { maxDamagedFrames });
  }

  free(): void {
    this.#decoder.free();
  }

  /** @returns undefined when not exactly the samples came out that the frames announce. */
  async #attempt(frames: readonly FlacFrame[]): Promise<FLACDecodedAudio | undefined> {
    await this.#prepare(frames[0]);
    const expectedSamples = frames.reduce((sum, { blockSamples }) => sum + blockSamples, 0);
    const decoded = await silenceConsole(() => this.#decoder.decodeFrames(frames.map(({ bytes }) => bytes)));
    return decoded.errors.length === 0 && decoded.samplesDecoded === expectedSamples ? decoded : undefined;
  }

  async #prepare(first: FlacFrame | undefined): Promise<void> {
    if (this.#state === 'RUNNING') return;
    if (this.#state === 'SPOILT') await this.#decoder.reset();
    // Only where it is needed: the decoder chokes on it in streams of tiny blocks.
    if (first?.refersToStreamInfo === true) await silenceConsole(() => this.#decoder.decodeFrames([this.#header.streamInfo]));
    this.#state = 'RUNNING';
  }

  #warn(): void {
    this.#session.warn('The FLAC stream is damaged: some of its frames are lost.');
  }
}
