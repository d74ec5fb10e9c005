import type { MetadataCollector, TagName } from './metadata';
import type { ByteSource } from './source/byte-source';
import { viewOf } from './source/read-header';

const names: Readonly<Record<string, TagName>> = {
  ...{ TITLE: 'title', ARTIST: 'artist', ALBUM: 'album', ALBUMARTIST: 'albumArtist', COMPOSER: 'composer', DATE: 'date' },
  ...{ YEAR: 'date', GENRE: 'genre', COMMENT: 'comment', DESCRIPTION: 'comment', COPYRIGHT: 'copyright', ENCODER: 'encoder' },
  ...{ BPM: 'bpm', TEMPO: 'bpm', KEY: 'key', INITIALKEY: 'key', TRACKNUMBER: 'trackNumber' },
};
const maxComments = 500;
const maxCommentBytes = 2_048;

interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Gathers the comments of FLAC, Vorbis and Opus that are kept as tags. */
export function collectVorbisComments(source: ByteSource, range: ByteRange, tags: MetadataCollector): void {
  for (const { name, value } of vorbisComments(source, range)) if (Object.hasOwn(names, name)) tags.add(names[name], value);
}

/** The comments, names in capitals (xiph.org/vorbis/doc/v-comment.html). The first damaged one is the end of them, nothing more. */
export function* vorbisComments(source: ByteSource, range: ByteRange): Generator<{ readonly name: string; readonly value: string }> {
  const vendorBytes = readLength(source, range.start);
  if (vendorBytes === undefined) return;
  let offset = range.start + 4 + vendorBytes;
  const count = readLength(source, offset) ?? 0;
  offset += 4;
  for (let index = 0; index < Math.min(count, maxComments) && offset < range.end; index++) {
    const length = readLength(source, offset);
    if (length === undefined) return;
    const text = new TextDecoder().decode(source.read(offset + 4, Math.min(length, maxCommentBytes, range.end - offset - 4)));
    const separator = text.indexOf('=');
    const name = text.slice(0, Math.max(separator, 0)).toUpperCase();
    yield { name, value: text.slice(separator + 1) };
    offset += 4 + length;
  }
}

function readLength(source: ByteSource, offset: number): number | undefined {
  const view = viewOf(source.read(offset, 4));
  return view.byteLength < 4 ? undefined : view.getUint32(0, true);
}
