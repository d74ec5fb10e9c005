import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { readHeader } from '../source/read-header';
import { findBox, mp4Boxes, requireBox, type Mp4Box } from './mp4-boxes';
import type { SampleLocation, SampleTable } from './sample-table';

/** What holds for the samples of a track unless a fragment says otherwise. */
interface SampleDefaults {
  readonly durationUnits: number;
  readonly sizeBytes: number;
}

/** Samples that lie one behind the other. */
interface SampleRun {
  readonly offset: number;
  readonly samples: readonly { readonly durationUnits: number; readonly sizeBytes: number }[];
}

/** Streaming services cut an hour into some thousand fragments of a few seconds, each of two boxes. */
const maxBoxes = 200_000;
const maxSamplesPerRun = 100_000;

/**
 * Opens a track whose samples are described in movie fragments all over the file (ISO/IEC 14496-12 §8.8), as streaming services send it.
 * Their headers are read once to count, and again while the samples are located; a fragment that the end of the file cuts off is the last.
 *
 * @throws EarshotError INVALID_AUDIO when a fragment contradicts itself
 */
export function openFragments(source: ByteSource, moov: Mp4Box, track: Mp4Box): SampleTable {
  const trackId = readTrackId(source, track);
  const defaults = readDefaults(source, moov, trackId);
  const runs = (): Generator<SampleRun> => sampleRuns(source, trackId, defaults);
  let sampleCount = 0;
  let mediaUnits = 0;
  for (const { samples } of runs()) {
    sampleCount += samples.length;
    mediaUnits = samples.reduce((sum, { durationUnits }) => sum + durationUnits, mediaUnits);
  }
  return { sampleCount, mediaUnits, locations: () => locate(source, runs()) };
}

function* locate(source: ByteSource, runs: Iterable<SampleRun>): Generator<SampleLocation> {
  let claimedBytes = 0;
  for (const run of runs) {
    let { offset } = run;
    for (const { sizeBytes } of run.samples) {
      claimedBytes += sizeBytes;
      if (claimedBytes > source.sizeBytes) throw invalidAudio('The M4A file claims more audio bytes than it has.');
      yield { offset, sizeBytes };
      offset += sizeBytes;
    }
  }
}

function readTrackId(source: ByteSource, track: Mp4Box): number {
  const view = readHeader(source, requireBox(source, track, 'tkhd').start, 24, 'tkhd box');
  return view.getUint32(view.getUint8(0) === 1 ? 20 : 12);
}

function readDefaults(source: ByteSource, moov: Mp4Box, trackId: number): SampleDefaults {
  const extension = findBox(source, moov, 'mvex');
  for (const box of extension === undefined ? [] : mp4Boxes(source, extension)) {
    if (box.type !== 'trex') continue;
    const view = readHeader(source, box.start, 24, 'trex box');
    if (view.getUint32(4) === trackId) return { durationUnits: view.getUint32(12), sizeBytes: view.getUint32(16) };
  }
  return { durationUnits: 0, sizeBytes: 0 };
}

function* sampleRuns(source: ByteSource, trackId: number, defaults: SampleDefaults): Generator<SampleRun> {
  for (const moof of mp4Boxes(source, { start: 0, end: source.sizeBytes }, maxBoxes)) {
    if (moof.type !== 'moof') continue;
    for (const box of mp4Boxes(source, moof)) {
      const fragment = box.type === 'traf' ? readTrackFragment(source, box, { moof, trackId, defaults }) : undefined;
      if (fragment !== undefined) yield* fragment;
    }
  }
}

const headerFlag = { baseOffset: 0x01, description: 0x02, duration: 0x08, size: 0x10 } as const;
const runFlag = { dataOffset: 0x01, firstFlags: 0x04, duration: 0x100, size: 0x200 } as const;
/** Duration, size, flags and composition offset. */
const entryFlags = [0x100, 0x200, 0x400, 0x800] as const;

/** @returns the runs of a track fragment; undefined when it belongs to another track. */
function readTrackFragment(
  source: ByteSource,
  traf: Mp4Box,
  { moof, trackId, defaults }: { moof: Mp4Box; trackId: number; defaults: SampleDefaults },
): SampleRun[] | undefined {
  const header = requireBox(source, traf, 'tfhd');
  const fields = new FieldReader(source, header);
  const flags = fields.next() & 0xff_ffff;
  if (fields.next() !== trackId) return undefined;
  const base = (flags & headerFlag.baseOffset) === 0 ? moof.offset : fields.next64();
  fields.skipIf((flags & headerFlag.description) !== 0);
  const durationUnits = (flags & headerFlag.duration) === 0 ? defaults.durationUnits : fields.next();
  const sizeBytes = (flags & headerFlag.size) === 0 ? defaults.sizeBytes : fields.next();
  const runs: SampleRun[] = [];
  let end = base;
  for (const box of mp4Boxes(source, traf)) {
    if (box.type !== 'trun') continue;
    const run = readRun(source, box, { base, end, defaults: { durationUnits, sizeBytes } });
    end = run.samples.reduce((offset, sample) => offset + sample.sizeBytes, run.offset);
    runs.push(run);
  }
  return runs;
}

function readRun(source: ByteSource, box: Mp4Box, from: { base: number; end: number; defaults: SampleDefaults }): SampleRun {
  const fields = new FieldReader(source, box);
  const flags = fields.next() & 0xff_ffff;
  const count = fields.next();
  const offset = (flags & runFlag.dataOffset) === 0 ? from.end : from.base + (fields.next() | 0);
  fields.skipIf((flags & runFlag.firstFlags) !== 0);
  const entryFields = entryFlags.filter((flag) => (flags & flag) !== 0);
  if (count > maxSamplesPerRun) throw invalidAudio('A fragment of the MP4 file holds impossibly many samples.', { count });
  const samples = Array.from({ length: count }, () => {
    let { durationUnits, sizeBytes } = from.defaults;
    for (const flag of entryFields) {
      const value = fields.next();
      if (flag === runFlag.duration) durationUnits = value;
      if (flag === runFlag.size) sizeBytes = value;
    }
    return { durationUnits, sizeBytes };
  });
  return { offset, samples };
}

/** Reads the 32-bit fields of a box one after the other. */
class FieldReader {
  readonly #view: DataView;
  #at = 0;

  constructor(source: ByteSource, { type, start, end }: Mp4Box) {
    this.#view = readHeader(source, start, Math.max(0, end - start), `${type} box`);
  }

  next(): number {
    if (this.#at + 4 > this.#view.byteLength) throw invalidAudio('A fragment of the MP4 file is shorter than it says.');
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }

  next64(): number {
    const high = this.next();
    return high * 2 ** 32 + this.next();
  }

  skipIf(isThere: boolean): void {
    if (isThere) this.next();
  }
}
