import type { ByteSource } from '../source/byte-source';
import { readHeader, readUint64 } from '../source/read-header';
import { findBox, readTable, requireBox, type ByteRange, type Mp4Box } from './mp4-boxes';

/** The part of the decoded media that is presented, in seconds: without the encoder's priming and padding. */
export interface PresentationWindow {
  readonly start: number;
  readonly duration?: number;
}

/** iTunes' count of priming and presented samples. */
export interface GaplessTag {
  readonly primingSamples: number;
  readonly presentedSamples: number;
}

export interface M4aTimeline {
  readonly durationSeconds: number;
  readonly window: PresentationWindow | undefined;
}

const maxTimeEntries = 65_536;
const maxEdits = 1_000;

/**
 * Reads how long a track lasts and which part of it is presented: by its edit list (ISO/IEC 14496-12 §8.6.6) when that has one media edit,
 * otherwise by iTunes' gapless tag.
 *
 * @throws EarshotError INVALID_AUDIO
 */
export function readM4aTimeline(
  source: ByteSource,
  boxes: { moov: Mp4Box; track: Mp4Box; sampleTable: Mp4Box },
  gapless: { tag: GaplessTag | undefined; sampleRateHz: number; mediaUnits: number | undefined },
): M4aTimeline {
  const media = readClock(source, requireBox(source, boxes.track, 'mdia', 'mdhd'));
  const mediaUnits = gapless.mediaUnits ?? sumTimes(source, boxes.sampleTable) ?? media.duration;
  const mediaSeconds = mediaUnits / media.unitsPerSecond;
  const edits = readMediaEdits(source, findBox(source, boxes.track, 'edts', 'elst'));
  const [edit] = edits;
  if (edits.length > 1) return { durationSeconds: mediaSeconds, window: undefined };
  if (edit !== undefined) {
    const start = edit.mediaTime / media.unitsPerSecond;
    const movie = readClock(source, requireBox(source, boxes.moov, 'mvhd'));
    // Some muxers floor the length of the edit to the coarser tick of the movie.
    const tick = movie.unitsPerSecond < media.unitsPerSecond ? 1 : 0;
    const editSeconds = edit.duration === 0 ? Infinity : (edit.duration + tick) / movie.unitsPerSecond;
    const duration = Math.max(0, Math.min(mediaSeconds - start, editSeconds));
    return { durationSeconds: duration, window: { start, duration } };
  }
  if (gapless.tag === undefined) return { durationSeconds: mediaSeconds, window: undefined };
  const duration = gapless.tag.presentedSamples / gapless.sampleRateHz;
  return { durationSeconds: duration, window: { start: gapless.tag.primingSamples / gapless.sampleRateHz, duration } };
}

/** mvhd and mdhd: two times, then units per second and a duration in them; 64-bit in version 1. */
function readClock(source: ByteSource, box: Mp4Box): { unitsPerSecond: number; duration: number } {
  const view = readHeader(source, box.start, 32, `${box.type} box`);
  const isLong = view.getUint8(0) === 1;
  const unitsPerSecond = Math.max(1, view.getUint32(isLong ? 20 : 12));
  return { unitsPerSecond, duration: isLong ? readUint64(view, 24, false) : view.getUint32(16) };
}

/** The sum of stts; undefined when it is missing, empty or absurdly fine-grained. */
function sumTimes(source: ByteSource, sampleTable: ByteRange): number | undefined {
  const box = findBox(source, sampleTable, 'stts');
  if (box === undefined) return undefined;
  const { start, count } = readTable(source, box, { countAt: 4, entryBytes: 8 });
  if (count === 0 || count > maxTimeEntries) return undefined;
  const view = readHeader(source, start, count * 8, 'stts box');
  let units = 0;
  for (let index = 0; index < count; index++) units += view.getUint32(index * 8) * view.getUint32(index * 8 + 4);
  return units;
}

function readMediaEdits(source: ByteSource, box: Mp4Box | undefined): { duration: number; mediaTime: number }[] {
  if (box === undefined) return [];
  const isLong = readHeader(source, box.start, 1, 'elst box').getUint8(0) === 1;
  const entryBytes = isLong ? 20 : 12;
  const { start, count } = readTable(source, box, { countAt: 4, entryBytes });
  return Array.from({ length: Math.min(count, maxEdits) }, (_, index) => {
    const view = readHeader(source, start + index * entryBytes, entryBytes, 'elst box');
    if (isLong) return { duration: readUint64(view, 0, false), mediaTime: Number(view.getBigInt64(8)) };
    return { duration: view.getUint32(0), mediaTime: view.getInt32(4) };
  }).filter(({ mediaTime }) => mediaTime >= 0);
}
