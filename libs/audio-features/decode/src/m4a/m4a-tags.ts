import type { MetadataCollector, TagName } from '../metadata';
import type { ByteSource } from '../source/byte-source';
import { viewOf } from '../source/read-header';
import type { GaplessTag } from './m4a-timeline';
import { findBox, mp4Boxes, type Mp4Box } from './mp4-boxes';

const textNames: Readonly<Record<string, TagName>> = {
  ...{ '©nam': 'title', '©ART': 'artist', '©alb': 'album', aART: 'albumArtist', '©wrt': 'composer', '©day': 'date' },
  ...{ '©gen': 'genre', '©cmt': 'comment', cprt: 'copyright', '©too': 'encoder' },
};
const maxTextBytes = 2_048;
/** Version, flags and locale stand before the value in a data box. */
const dataHeaderBytes = 8;

/** Gathers iTunes' metadata items of a movie box; answers the gapless tag, when there is one. */
export function collectM4aTags(source: ByteSource, moov: Mp4Box, tags: MetadataCollector): GaplessTag | undefined {
  const meta = findBox(source, moov, 'udta', 'meta');
  if (meta === undefined) return undefined;
  const list = findBox(source, { start: meta.start + 4, end: meta.end }, 'ilst');
  if (list === undefined) return undefined;
  let gapless: GaplessTag | undefined;
  for (const item of mp4Boxes(source, list)) {
    if (item.type === '----') gapless ??= readGaplessTag(source, item);
    else collectItem(source, item, tags);
  }
  return gapless;
}

function collectItem(source: ByteSource, item: Mp4Box, tags: MetadataCollector): void {
  const isNumber = item.type === 'tmpo' || item.type === 'trkn';
  if (!isNumber && !Object.hasOwn(textNames, item.type)) return;
  const value = readData(source, item);
  if (!isNumber) return tags.add(textNames[item.type], new TextDecoder().decode(value));
  const view = viewOf(value);
  if (item.type === 'tmpo' && view.byteLength >= 2) tags.add('bpm', String(view.getUint16(0)));
  if (item.type === 'trkn' && view.byteLength >= 4) tags.add('trackNumber', String(view.getUint16(2)));
}

function readData(source: ByteSource, item: Mp4Box): Uint8Array {
  const data = findBox(source, item, 'data');
  if (data === undefined) return new Uint8Array(0);
  const start = data.start + dataHeaderBytes;
  return source.read(start, Math.max(0, Math.min(data.end - start, maxTextBytes)));
}

/** iTunSMPB: hexadecimal fields, of which the second is the priming and the fourth the length, in samples. */
function readGaplessTag(source: ByteSource, item: Mp4Box): GaplessTag | undefined {
  const name = findBox(source, item, 'name');
  if (name === undefined || new TextDecoder().decode(source.read(name.start + 4, 8)) !== 'iTunSMPB') return undefined;
  const fields = new TextDecoder().decode(readData(source, item)).trim().split(/\s+/);
  const [primingSamples, presentedSamples] = [Number.parseInt(fields[1] ?? '', 16), Number.parseInt(fields[3] ?? '', 16)];
  return primingSamples >= 0 && presentedSamples > 0 ? { primingSamples, presentedSamples } : undefined;
}
