import type { MetadataCollector, TagName } from '../metadata';
import { iffChunks, type IffChunk } from '../pcm/iff-chunks';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, viewOf } from '../source/read-header';

const names: Readonly<Record<string, TagName>> = {
  INAM: 'title',
  IART: 'artist',
  IPRD: 'album',
  ICRD: 'date',
  IGNR: 'genre',
  ICMT: 'comment',
  ICOP: 'copyright',
  ISFT: 'encoder',
  IPRT: 'trackNumber',
  ITRK: 'trackNumber',
};
const maxTextBytes = 1_024;

/** Gathers the tags of a LIST chunk of type INFO. */
export function collectRiffInfo(source: ByteSource, list: IffChunk, tags: MetadataCollector): void {
  if (fourCharacters(viewOf(source.read(list.offset, 4)), 0) !== 'INFO') return;
  const range = { start: list.offset + 4, end: list.offset + list.sizeBytes, littleEndian: true };
  for (const { id, offset, sizeBytes } of iffChunks(source, range)) {
    if (Object.hasOwn(names, id)) tags.add(names[id], decodeText(source.read(offset, Math.min(sizeBytes, maxTextBytes))));
  }
}

/** The encoding is not declared: UTF-8 where it is valid, otherwise Latin-1. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
