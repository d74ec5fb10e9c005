import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import type { AudioDecoder } from '../audio-decoder';
import { invalidAudio } from '../invalid-audio';
import { viewOf } from '../source/read-header';
import { checkStreamShape, type StreamShape } from '../stream-shape';
import { decodeOggStream, type DecodedPackets, type OggPacketDecoder } from './ogg-audio-stream';
import { readOggHeader } from './ogg-header';
import type { OggPage } from './ogg-page';

const identificationBytes = 30;
const commentMagicBytes = 7;
/** Encoders end a page after a second at the latest. */
const maxFirstPageSeconds = 5;

/** Vorbis in Ogg, decoded by libvorbis in WebAssembly. */
export const vorbisDecoder: AudioDecoder = {
  format: 'OGG',
  probe(source) {
    const header = readOggHeader(source, { commentMagicBytes, startsAfterSamples: maxFirstPageSeconds * 192_000 });
    const { sampleRateHz, channels } = readIdentification(header.firstPage);
    const { granules, metadata } = header;
    const declaredDurationSeconds = granules === undefined ? null : (granules.last - granules.first) / sampleRateHz;
    if (declaredDurationSeconds === 0) throw invalidAudio('The Ogg Vorbis file holds no samples.');
    const durationAccuracy = granules?.isExact === true ? 'FRAME' : 'ESTIMATE';
    return { format: 'OGG', codec: 'Vorbis', sampleRateHz, channels, declaredDurationSeconds, durationAccuracy, metadata };
  },
  decode: (source, session) => decodeOggStream(source, session, { codec: 'VORBIS', open: openVorbis }),
};

/** What the package keeps to itself: the decoder of packets behind its own reader of pages, which loses count where pages are missing. */
interface VorbisInternals {
  readonly _decoder: {
    sendSetupHeader(packet: Uint8Array): void;
    initDsp(): void;
    decodePackets(packets: readonly Uint8Array[]): Omit<DecodedPackets, 'damagedPackets'>;
    free(): void;
  };
}

const setupPacket = 2;

async function openVorbis(firstPage: OggPage): Promise<OggPacketDecoder> {
  readIdentification(firstPage);
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  // The package's version is pinned; its declarations leave this member out.
  const { _decoder: packetDecoder } = decoder as unknown as VorbisInternals;
  return {
    headerPackets: 3,
    preSkipSamples: 0,
    readHeader(packet, index) {
      const magic = Buffer.from(packet.subarray(0, 7)).toString('latin1');
      if (magic !== `${String.fromCharCode(2 * index + 1)}vorbis`) throw invalidAudio('The headers of the Vorbis stream are damaged.');
      // libvorbis wants the comments too; the package gives it empty ones.
      if (index === 1) return;
      packetDecoder.sendSetupHeader(packet);
      if (index === setupPacket) packetDecoder.initDsp();
    },
    decode: (packets) => ({ ...packetDecoder.decodePackets(packets.filter(({ length }) => length > 0)), damagedPackets: 0 }),
    free: () => packetDecoder.free(),
  };
}

/** Vorbis I §4.2.2. */
function readIdentification({ body }: OggPage): StreamShape {
  const view = viewOf(body);
  if (view.byteLength < identificationBytes) throw invalidAudio('The Vorbis identification header is cut off.');
  const blockSizes = view.getUint8(28);
  const [shortExponent, longExponent] = [blockSizes & 0x0f, blockSizes >>> 4];
  if (view.getUint32(7, true) !== 0 || shortExponent < 6 || longExponent > 13 || shortExponent > longExponent) {
    throw invalidAudio('The Vorbis identification header is damaged.');
  }
  return checkStreamShape({ channels: view.getUint8(11), sampleRateHz: view.getUint32(12, true) });
}
