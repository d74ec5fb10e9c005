import { OpusDecoder } from 'opus-decoder';
import type { AudioDecoder } from '../audio-decoder';
import { invalidAudio } from '../invalid-audio';
import { viewOf } from '../source/read-header';
import { checkStreamShape } from '../stream-shape';
import { silenceConsole } from '../silence-console';
import { decodeOggStream, type OggPacketDecoder } from './ogg-audio-stream';
import { readOggHeader } from './ogg-header';
import type { OggPage } from './ogg-page';

const identificationBytes = 19;
const commentMagicBytes = 8;
/** Opus is always decoded at this rate, and its granule positions count in it. */
const sampleRateHz = 48_000;
/** A page ends after a second in what encoders write, and can hold 255 packets of 120 ms. */
const maxFirstPageSeconds = 31;
const maxPacketBytesPerChannel = 3_840;

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

async function openOpus(firstPage: OggPage): Promise<OggPacketDecoder> {
  const { gain, preSkipSamples, channels, mapping } = readIdentification(firstPage);
  const decoder = new OpusDecoder({ channels, preSkip: preSkipSamples, ...mapping });
  await decoder.ready;
  return {
    headerPackets: 2,
    preSkipSamples,
    readHeader: () => undefined,
    decode: async (packets) => {
      // The package has room for no larger packet.
      const sound = packets.filter(({ length }) => length <= channels * maxPacketBytesPerChannel);
      const decoded = await silenceConsole(() => decoder.decodeFrames(sound));
      amplify(decoded.channelData, gain);
      return { ...decoded, damagedPackets: decoded.errors.length + packets.length - sound.length };
    },
    free: () => decoder.free(),
  };
}

function amplify(channels: readonly Float32Array[], gain: number): void {
  if (gain === 1) return;
  for (const samples of channels) samples.forEach((value, index) => (samples[index] = value * gain));
}

interface OpusIdentification {
  readonly channels: number;
  readonly preSkipSamples: number;
  readonly mapping: OpusMapping;
  /** A factor that a player must apply. */
  readonly gain: number;
}

/** In which of the streams inside a packet a channel lies. */
type OpusMapping = { readonly streamCount: number; readonly coupledStreamCount: number; readonly channelMappingTable: number[] };

/** RFC 7845 §5.1. */
function readIdentification({ body }: OggPage): OpusIdentification {
  const view = viewOf(body);
  if (view.byteLength < identificationBytes) throw invalidAudio('The Opus identification header is cut off.');
  const { channels } = checkStreamShape({ channels: view.getUint8(9), sampleRateHz });
  const mapping = readMapping(body, channels);
  if (view.getUint8(8) >>> 4 !== 0 || mapping === undefined) throw invalidAudio('The Opus identification header is damaged.');
  return { channels, mapping, preSkipSamples: view.getUint16(10, true), gain: 10 ** (view.getInt16(16, true) / 256 / 20) };
}

/** Mono and stereo need no mapping; more channels say in which streams they are (RFC 7845 §5.1.1). */
function readMapping(body: Uint8Array, channels: number): OpusMapping | undefined {
  if (body[18] === 0) {
    return channels > 2 ? undefined : { streamCount: 1, coupledStreamCount: channels - 1, channelMappingTable: [0, 1].slice(0, channels) };
  }
  const [streamCount = 0, coupledStreamCount = 0] = body.subarray(19);
  const mapping = { streamCount, coupledStreamCount, channelMappingTable: [...body.subarray(21, 21 + channels)] };
  return isMappingSound(mapping) && mapping.channelMappingTable.length === channels ? mapping : undefined;
}

/** Each channel lies in a stream, or is silent. */
function isMappingSound({ streamCount, coupledStreamCount, channelMappingTable }: OpusMapping): boolean {
  const decodedChannels = streamCount + coupledStreamCount;
  if (streamCount === 0 || coupledStreamCount > streamCount || decodedChannels > 255) return false;
  return channelMappingTable.every((index) => index < decodedChannels || index === 255);
}
