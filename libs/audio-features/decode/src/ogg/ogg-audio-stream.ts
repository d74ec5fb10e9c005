import type { DecodeSession } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import { silenceConsole } from '../silence-console';
import type { ByteSource } from '../source/byte-source';
import { oggCodecOf, type OggCodec } from './first-ogg-codec';
import { oggPages, type OggPage } from './ogg-page';
import { toWavChannelOrder } from './vorbis-channel-order';

interface DecodedOgg {
  readonly channelData: Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
  readonly errors: readonly unknown[];
}

/** What the Vorbis and the Opus package have in common. */
export interface OggPageDecoder {
  decode(bytes: Uint8Array): DecodedOgg | Promise<DecodedOgg>;
  /** What the decoder holds back until it knows that nothing follows. */
  flush(): Promise<DecodedOgg>;
  free(): void;
}

export interface OggStreamOptions {
  readonly codec: OggCodec;
  /** Makes a decoder for a stream that begins with this page; checks its header. */
  readonly open: (firstPage: OggPage) => Promise<OggPageDecoder>;
}

/** Pictures among the comments are large; the package copies a packet anew with each of its pages. */
const maxSilentBytes = 16 * 1024 * 1024;

/**
 * Decodes the pages of the audio stream one by one: a page holds at most 255 packets, while a packet of silence is one byte.
 * Streams that follow each other (chained files) are decoded one after the other; streams beside it are passed over.
 */
export async function decodeOggStream(source: ByteSource, session: DecodeSession, { codec, open }: OggStreamOptions): Promise<void> {
  let stream: OggAudioStream | undefined;
  try {
    for (const page of contiguousPages(source, session)) {
      if (stream === undefined && oggCodecOf(page) === codec) stream = new OggAudioStream(page.serial, await open(page), session);
      const isEnded = await stream?.decodePage(page);
      if (isEnded === true) stream = undefined;
      await session.breathe();
    }
    await stream?.finish();
  } catch (error) {
    stream?.free();
    throw error;
  }
  if (stream !== undefined) session.markCutOff('The Ogg stream has no end: it is cut off.');
}

function* contiguousPages(source: ByteSource, session: DecodeSession): Generator<OggPage> {
  let expectedOffset = 0;
  for (const page of oggPages(source, 0)) {
    if (page.offset !== expectedOffset) session.warn('The Ogg stream is damaged: some of its pages are lost.');
    expectedOffset = page.offset + page.bytes.byteLength;
    yield page;
  }
}

/** One logical stream from its first page to its last. */
class OggAudioStream {
  readonly #serial: number;
  readonly #decoder: OggPageDecoder;
  readonly #session: DecodeSession;
  #silentBytes = 0;

  constructor(serial: number, decoder: OggPageDecoder, session: DecodeSession) {
    this.#serial = serial;
    this.#decoder = decoder;
    this.#session = session;
  }

  /** @returns whether this was the last page. */
  async decodePage(page: OggPage): Promise<boolean> {
    if (page.serial !== this.#serial) return false;
    this.#silentBytes += page.bytes.byteLength;
    if (this.#silentBytes > maxSilentBytes) throw invalidAudio('The Ogg stream goes on for long without any audio.', { maxSilentBytes });
    this.#write(await silenceConsole(() => this.#decoder.decode(page.bytes)));
    if (page.isLast) await this.finish();
    return page.isLast;
  }

  async finish(): Promise<void> {
    this.#write(await silenceConsole(() => this.#decoder.flush()));
    this.free();
  }

  free(): void {
    this.#decoder.free();
  }

  #write({ channelData, samplesDecoded, sampleRate, errors }: DecodedOgg): void {
    if (errors.length > 0) this.#session.warn('Some packets of the Ogg stream are damaged.');
    if (samplesDecoded <= 0) return;
    this.#silentBytes = 0;
    this.#session.write(toWavChannelOrder(channelData), sampleRate);
  }
}
