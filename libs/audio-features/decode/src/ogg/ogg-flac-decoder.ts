import type { AudioDecoder } from '../audio-decoder';
import type { DecodeSession } from '../decode-session';
import { FlacFrameDecoder } from '../flac/flac-frame-decoder';
import { parseFlacFrameHeader } from '../flac/flac-frame-header';
import { batchFlacFrames, type FlacFrame } from '../flac/flac-frames';
import { readStreamInfo, type FlacStreamInfo } from '../flac/flac-header';
import type { ByteSource } from '../source/byte-source';
import { MemorySource } from '../source/memory-source';
import { readOggHeader, type OggHeader } from './ogg-header';
import { OggPacketAssembler } from './ogg-packets';
import { oggPages } from './ogg-page';

/** Magic, version and number of headers stand before the beginning of a native file. */
const mappingBytes = 9;
/** The header of a metadata block. */
const commentMagicBytes = 4;

/** FLAC in Ogg (RFC 9639 §10.1): each packet behind the headers is one frame. */
export const oggFlacDecoder: AudioDecoder = {
  format: 'OGG',
  probe(source) {
    const { granules, metadata, streamInfo } = readHeader(source);
    const { sampleRateHz, channels, bitsPerSample, totalSamples = granules?.last } = streamInfo;
    const declaredDurationSeconds = totalSamples === undefined ? null : totalSamples / sampleRateHz;
    const codec = `FLAC ${bitsPerSample}-bit`;
    return { format: 'OGG', codec, sampleRateHz, channels, bitsPerSample, declaredDurationSeconds, durationAccuracy: 'SAMPLE', metadata };
  },
  decode: decodeOggFlac,
};

function readHeader(source: ByteSource): OggHeader & { readonly streamInfo: FlacStreamInfo } {
  const header = readOggHeader(source, { commentMagicBytes, startsAfterSamples: Infinity });
  return { ...header, streamInfo: readStreamInfo(new MemorySource(header.firstPage.body), mappingBytes) };
}

async function decodeOggFlac(source: ByteSource, session: DecodeSession): Promise<void> {
  const { firstPage, streamInfo } = readHeader(source);
  const decoder = await FlacFrameDecoder.open(streamInfo, session);
  const assembler = new OggPacketAssembler();
  const toFrame = frameReader();
  try {
    for (const page of oggPages(source, firstPage.offset)) {
      if (page.serial !== firstPage.serial) continue;
      const { packets, missingPages } = assembler.take(page);
      const frames = packets.flatMap((packet) => toFrame(packet, missingPages > 0) ?? []);
      for (const batch of batchFlacFrames(frames)) await decoder.decode(batch);
      if (page.isLast) return;
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
  session.markCutOff('The Ogg stream has no end: it is cut off.');
}

/** Metadata blocks, which stand before the first frame, never begin like one. */
function frameReader(): (packet: Uint8Array, isAfterDamage: boolean) => FlacFrame | undefined {
  let fixedBlockSamples: number | undefined;
  return (bytes, isAfterDamage) => {
    const header = parseFlacFrameHeader(bytes, 0);
    if (header === undefined) return undefined;
    const { blockSamples, refersToStreamInfo, countsFrames, number } = header;
    fixedBlockSamples ??= blockSamples;
    const startSample = countsFrames ? number * fixedBlockSamples : number;
    return { bytes, blockSamples, startSample, refersToStreamInfo, isAfterDamage };
  };
}
