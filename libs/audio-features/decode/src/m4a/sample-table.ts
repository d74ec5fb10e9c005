import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { ReadAhead } from '../source/read-ahead';
import { viewOf } from '../source/read-header';
import { findBox, readTable, requireBox, type ByteRange, type Mp4Table } from './mp4-boxes';

/** One coded frame, where it lies in the file. */
export interface SampleLocation {
  readonly offset: number;
  readonly sizeBytes: number;
}

/** Where the frames of a track lie; the tables stay in the file and are read piece by piece. */
export interface SampleTable {
  readonly sampleCount: number;
  /** How long the frames last in units of the media, where they tell that themselves. */
  readonly mediaUnits?: number;
  readonly locations: () => Generator<SampleLocation>;
}

const windowBytes = 16 * 1024;

/**
 * Opens the sample tables of a track: stsz, stsc, and stco or co64 (ISO/IEC 14496-12 §8.7).
 *
 * @throws EarshotError INVALID_AUDIO when one is missing or shorter than it says
 */
export function openSampleTable(source: ByteSource, range: ByteRange): SampleTable {
  const sizes = openSizes(source, range);
  const chunkBox = findBox(source, range, 'co64') ?? requireBox(source, range, 'stco');
  const offsetBytes = chunkBox.type === 'co64' ? 8 : 4;
  const chunks = readTable(source, chunkBox, { countAt: 4, entryBytes: offsetBytes });
  const runs = readTable(source, requireBox(source, range, 'stsc'), { countAt: 4, entryBytes: 12 });
  const chunkReader = tableReader(source, chunks, offsetBytes);
  const chunkOffset = (index: number): number => {
    const view = chunkReader(index);
    return offsetBytes === 4 ? view.getUint32(0) : Number(view.getBigUint64(0));
  };
  const locations = function* (): Generator<SampleLocation> {
    let sample = 0;
    let claimedBytes = 0;
    for (const { chunk, samples } of chunkRuns(tableReader(source, runs, 12), { runCount: runs.count, chunkCount: chunks.count })) {
      let offset = chunkOffset(chunk);
      for (let index = 0; index < samples && sample < sizes.count; index++, sample++) {
        const sizeBytes = sizes.sizeOf(sample);
        claimedBytes += sizeBytes;
        if (claimedBytes > source.sizeBytes) throw invalidAudio('The M4A file claims more audio bytes than it has.');
        yield { offset, sizeBytes };
        offset += sizeBytes;
      }
    }
  };
  return { sampleCount: sizes.count, locations };
}

function openSizes(source: ByteSource, range: ByteRange): { count: number; sizeOf: (sample: number) => number } {
  const box = requireBox(source, range, 'stsz');
  const fixedBytes = readTable(source, box, { countAt: 4, entryBytes: 0 }).count;
  const table = readTable(source, box, { countAt: 8, entryBytes: fixedBytes === 0 ? 4 : 0 });
  if (fixedBytes !== 0) return { count: table.count, sizeOf: () => fixedBytes };
  const read = tableReader(source, table, 4);
  return { count: table.count, sizeOf: (sample) => read(sample).getUint32(0) };
}

/** stsc names the first chunk (from 1) of each run of chunks that hold equally many samples. */
function* chunkRuns(
  readRun: (index: number) => DataView,
  { runCount, chunkCount }: { runCount: number; chunkCount: number },
): Generator<{ chunk: number; samples: number }> {
  let run = 0;
  let samples = runCount === 0 ? 0 : readRun(0).getUint32(4);
  for (let chunk = 0; chunk < chunkCount; chunk++) {
    while (run + 1 < runCount && readRun(run + 1).getUint32(0) <= chunk + 1) {
      run += 1;
      samples = readRun(run).getUint32(4);
    }
    yield { chunk, samples };
  }
}

/** A window of its own, so that reading a table and reading frames do not push each other out. */
function tableReader(source: ByteSource, { start }: Mp4Table, entryBytes: number): (index: number) => DataView {
  const window = new ReadAhead(source, windowBytes);
  return (index) => viewOf(window.read(start + index * entryBytes, entryBytes));
}
