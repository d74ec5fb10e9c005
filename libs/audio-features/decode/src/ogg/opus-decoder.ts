import { OggOpusDecoder } from 'ogg-opus-decoder';
import type { AudioDecoder } from '../audio-decoder';
import { invalidAudio } from '../invalid-audio';
import { viewOf } from '../source/read-header';
import { checkStreamShape } from '../stream-shape';
import { decodeOggStream, type OggPageDecoder } from './ogg-audio-stream';
import { readOggHeader } from './ogg-header';
import type { OggPage } from './ogg-page';

const identificationBytes = 19;
const commentMagicBytes = 8;
/** Opus is always decoded at this rate, and its granule positions count in it. */
const sampleRateHz = 48_000;
/** A page ends after a second in what encoders write, and can hold 255 packets of 120 ms. */
const maxFirstPageSeconds = 31;

/** Opus in Ogg (RFC 7845), decoded by libopus in WebAssembly. */
export const opusDecoder: AudioDecoder = {
  format: 'OPUS',
  probe(source) {
    const header = readOggHeader(source, { commentMagicBytes, startsAfterSamples: maxFirstPageSeconds * sampleRateHz });
    const { channels, preSkipSamples } = readIdentification(header.firstPage);
    const { granules, metadata } = header;
    const samples = granules === undefined ? undefined : Math.max(0, granules.last - granules.first - preSkipSamples);
    if (samples === 0) throw invalidAudio('The Opus file holds no samples.');
    const declaredDurationSeconds = samples === undefined ? null : samples / sampleRateHz;
    const durationAccuracy = granules?.isExact === true ? 'FRAME' : 'ESTIMATE';
    return { format: 'OPUS', codec: 'Opus', sampleRateHz, channels, declaredDurationSeconds, durationAccuracy, metadata };
  },
  decode: (source, session) => decodeOggStream(source, session, { codec: 'OPUS', open: openOpus }),
};

async function openOpus(firstPage: OggPage): Promise<OggPageDecoder> {
  const { gain } = readIdentification(firstPage);
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  return {
    decode: async (bytes) => amplify(await decoder.decode(bytes), gain),
    flush: async () => amplify(await decoder.flush(), gain),
    free: () => decoder.free(),
  };
}

function amplify<Decoded extends { readonly channelData: Float32Array[] }>(decoded: Decoded, gain: number): Decoded {
  if (gain === 1) return decoded;
  return { ...decoded, channelData: decoded.channelData.map((channel) => channel.map((value) => value * gain)) };
}

interface OpusIdentification {
  readonly channels: number;
  readonly preSkipSamples: number;
  /** A factor that a player must apply. */
  readonly gain: number;
}

/** RFC 7845 §5.1. */
function readIdentification({ body }: OggPage): OpusIdentification {
  const view = viewOf(body);
  if (view.byteLength < identificationBytes) throw invalidAudio('The Opus identification header is cut off.');
  const { channels } = checkStreamShape({ channels: view.getUint8(9), sampleRateHz });
  if (view.getUint8(8) >>> 4 !== 0 || !isMappingSound(view, channels)) throw invalidAudio('The Opus identification header is damaged.');
  return { channels, preSkipSamples: view.getUint16(10, true), gain: 10 ** (view.getInt16(16, true) / 256 / 20) };
}

/** Mono and stereo need no mapping; more channels say in which streams they are. */
function isMappingSound(view: DataView, channels: number): boolean {
  const mappingFamily = view.getUint8(18);
  if (mappingFamily === 0) return channels <= 2;
  if (view.byteLength < 21 + channels) return false;
  const [streams, coupledStreams] = [view.getUint8(19), view.getUint8(20)];
  return streams > 0 && coupledStreams <= streams && streams + coupledStreams <= 255;
}
