import { invalidAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata } from '../metadata';
import type { ByteSource } from '../source/byte-source';
import { MemorySource } from '../source/memory-source';
import { collectVorbisComments } from '../vorbis-comments';
import { findFirstAudioPage } from './first-ogg-codec';
import { findLastOggPage, oggPages, type OggPage } from './ogg-page';

/** What Vorbis and Opus in Ogg have in common. */
export interface OggHeader {
  readonly firstPage: OggPage;
  readonly metadata: Metadata;
  /** Granule positions between which the audio lies. */
  readonly granules: OggGranules | undefined;
}

export interface OggGranules {
  readonly first: number;
  readonly last: number;
  /** Whether the stream counts from its beginning, so that the last position is its length. */
  readonly isExact: boolean;
}

const maxCommentBytes = 128 * 1024;
const maxHeaderPages = 1_000;

/**
 * Reads the first packets and the last page of an Ogg audio stream.
 *
 * @param commentMagicBytes how many bytes stand before the comments in their packet
 * @param startsAfterSamples a first granule above this means a recording that began in the middle of a broadcast
 * @throws EarshotError INVALID_AUDIO
 */
export function readOggHeader(source: ByteSource, options: { commentMagicBytes: number; startsAfterSamples: number }): OggHeader {
  const found = findFirstAudioPage(source);
  if (found === undefined) throw invalidAudio('The Ogg file has no readable audio stream.');
  const { page: firstPage } = found;
  const tags = new MetadataCollector();
  const comments = readSecondPacket(source, firstPage);
  const range = { start: options.commentMagicBytes, end: comments.byteLength };
  collectVorbisComments(new MemorySource(comments), range, tags);
  return { firstPage, metadata: tags.toMetadata(), granules: findGranules(source, firstPage, options.startsAfterSamples) };
}

/** The comments; of very long ones (pictures) the beginning. */
function readSecondPacket(source: ByteSource, firstPage: OggPage): Uint8Array {
  const parts: Uint8Array[] = [];
  let gatheredBytes = 0;
  for (const page of streamPages(source, firstPage)) {
    let at = 0;
    for (const length of page.segments) {
      parts.push(page.body.subarray(at, at + length));
      at += length;
      gatheredBytes += length;
      if (length < 255 || gatheredBytes > maxCommentBytes) return Buffer.concat(parts);
    }
  }
  return Buffer.concat(parts);
}

function* streamPages(source: ByteSource, firstPage: OggPage): Generator<OggPage> {
  let count = 0;
  for (const page of oggPages(source, firstPage.offset + firstPage.bytes.byteLength)) {
    if (page.serial === firstPage.serial) yield page;
    count += 1;
    if (count === maxHeaderPages) return;
  }
}

function findGranules(source: ByteSource, firstPage: OggPage, startsAfterSamples: number): OggGranules | undefined {
  const last = findLastOggPage(source, firstPage.serial);
  if (last?.granule === undefined) return undefined;
  let first = 0;
  for (const page of streamPages(source, firstPage)) {
    if (page.granule === undefined || page.granule === 0) continue;
    if (page.granule > startsAfterSamples) first = page.granule;
    break;
  }
  return { first: Math.min(first, last.granule), last: last.granule, isExact: first === 0 };
}
