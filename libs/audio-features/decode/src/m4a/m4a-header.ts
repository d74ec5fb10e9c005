import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata } from '../metadata';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readHeader } from '../source/read-header';
import { openFragments } from './fragments';
import { collectM4aTags } from './m4a-tags';
import { readM4aTimeline, type M4aTimeline } from './m4a-timeline';
import { findBox, mp4Boxes, requireBox, type Mp4Box } from './mp4-boxes';
import { readSampleDescription, type SampleDescription } from './sample-description';
import { openSampleTable, type SampleTable } from './sample-table';

export interface M4aHeader {
  readonly description: SampleDescription;
  readonly timeline: M4aTimeline;
  readonly samples: SampleTable;
  readonly metadata: Metadata;
}

/**
 * Reads the movie box of an MP4 file, wherever it stands, by ranged reads.
 *
 * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
 */
export function readM4aHeader(source: ByteSource): M4aHeader {
  const moov = findBox(source, { start: 0, end: source.sizeBytes }, 'moov');
  if (moov === undefined) throw invalidAudio('The M4A file has no movie box: it is cut off or was never finished.');
  const track = findAudioTrack(source, moov);
  const sampleTable = requireBox(source, track, 'mdia', 'minf', 'stbl');
  const description = readSampleDescription(source, sampleTable);
  const table = openSampleTable(source, sampleTable);
  const samples = table.sampleCount === 0 ? openFragments(source, moov, track) : table;
  if (samples.sampleCount === 0) throw invalidAudio('The M4A file holds no samples.');
  const tags = new MetadataCollector();
  const tag = collectM4aTags(source, moov, tags);
  const { sampleRateHz } = description;
  const timeline = readM4aTimeline(source, { moov, track, sampleTable }, { tag, sampleRateHz, mediaUnits: samples.mediaUnits });
  if (timeline.durationSeconds === 0) throw invalidAudio('The M4A file holds no samples.');
  return { description, timeline, samples, metadata: tags.toMetadata() };
}

function findAudioTrack(source: ByteSource, moov: Mp4Box): Mp4Box {
  for (const box of mp4Boxes(source, moov)) {
    if (box.type !== 'trak') continue;
    const handler = findBox(source, box, 'mdia', 'hdlr');
    if (handler !== undefined && fourCharacters(readHeader(source, handler.start, 12, 'hdlr box'), 8) === 'soun') return box;
  }
  throw unsupportedAudio('The MP4 file has no audio track.');
}
