import type { DecodeSession } from '../decode-session';
import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { oggCodecOf, type OggCodec } from './first-ogg-codec';
import { OggPacketAssembler } from './ogg-packets';
import { oggPages, type OggPage } from './ogg-page';
import { OggTimeline } from './ogg-timeline';
import { toWavChannelOrder } from './vorbis-channel-order';

export interface DecodedPackets {
  readonly channelData: Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
  /** Packets that could not be decoded, where the decoder tells. */
  readonly damagedPackets: number;
}

/** What turns the packets of one stream into samples. */
export interface OggPacketDecoder {
  /** How many packets at the beginning are headers. */
  readonly headerPackets: number;
  /** Samples at the beginning that granule positions count and nobody hears. */
  readonly preSkipSamples: number;
  /** Takes one of the headers, counted from 0. */
  readHeader(packet: Uint8Array, index: number): void;
  decode(packets: readonly Uint8Array[]): DecodedPackets | Promise<DecodedPackets>;
  free(): void;
}

export interface OggStreamOptions {
  readonly codec: OggCodec;
  /** Makes a decoder for a stream that begins with this page; checks its header. */
  readonly open: (firstPage: OggPage) => Promise<OggPacketDecoder>;
}

/** A stream that gives nothing for longer than this is no sound. */
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
      if (isEnded === true) {
        stream?.free();
        stream = undefined;
      }
      await session.breathe();
    }
  } finally {
    stream?.free();
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
  readonly #decoder: OggPacketDecoder;
  readonly #session: DecodeSession;
  readonly #assembler = new OggPacketAssembler();
  readonly #timeline: OggTimeline;
  #headersRead = 0;
  #silentBytes = 0;

  constructor(serial: number, decoder: OggPacketDecoder, session: DecodeSession) {
    this.#serial = serial;
    this.#decoder = decoder;
    this.#session = session;
    this.#timeline = new OggTimeline(decoder.preSkipSamples);
  }

  /** @returns whether this was the last page. */
  async decodePage(page: OggPage): Promise<boolean> {
    if (page.serial !== this.#serial) return false;
    this.#silentBytes += page.bytes.byteLength;
    if (this.#silentBytes > maxSilentBytes) throw invalidAudio('The Ogg stream goes on for long without any audio.', { maxSilentBytes });
    const { packets, missingPages } = this.#assembler.take(page);
    const audioPackets = this.#readHeaders(packets);
    if (audioPackets.length > 0) this.#write(await this.#decoder.decode(audioPackets), { page, missingPages });
    return page.isLast;
  }

  free(): void {
    this.#decoder.free();
  }

  #readHeaders(packets: readonly Uint8Array[]): readonly Uint8Array[] {
    const headers = packets.slice(0, this.#decoder.headerPackets - this.#headersRead);
    for (const packet of headers) {
      this.#decoder.readHeader(packet, this.#headersRead);
      this.#headersRead += 1;
    }
    return packets.slice(headers.length);
  }

  #write(decoded: DecodedPackets, { page, missingPages }: { page: OggPage; missingPages: number }): void {
    const { channelData, samplesDecoded, sampleRate, damagedPackets } = decoded;
    if (damagedPackets > 0) this.#session.warn('Some packets of the Ogg stream are damaged.');
    const { granule, isLast } = page;
    const { lostSamples, start, end } = this.#timeline.place(samplesDecoded, { granule, isLast, lostParts: missingPages + damagedPackets });
    this.#session.writeLost(lostSamples);
    if (end <= start) return;
    this.#silentBytes = 0;
    const heard = start === 0 && end === samplesDecoded ? channelData : channelData.map((samples) => samples.subarray(start, end));
    this.#session.write(toWavChannelOrder(heard), sampleRate);
  }
}
