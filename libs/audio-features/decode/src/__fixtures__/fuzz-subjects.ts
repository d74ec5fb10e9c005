import { buildAiff } from './build-aiff';
import { buildWav } from './build-wav';
import { mutate, seededRandom } from './mutate';
import { readFixture } from './read-fixture';
import { repairOggChecksums } from './repair-ogg-checksums';

/** One good file, of which damaged ones are made. */
export interface FuzzSubject {
  readonly format: string;
  readonly original: Uint8Array;
  /** Makes a damaged file pass the first check, so that what lies behind it is tried too. */
  readonly repair?: (bytes: Uint8Array) => Uint8Array;
}

const tone = Uint8Array.from({ length: 20_000 }, (_, index) => Math.round(128 + 100 * Math.sin(index / 9)));

/** Files of each format that take different paths through its decoder. */
export const fuzzSubjects: readonly FuzzSubject[] = [
  { format: 'WAV', original: buildWav({ data: tone }) },
  { format: 'WAV', original: buildWav({ data: tone, bitsPerSample: 32, formatTag: 3 }) },
  { format: 'WAV', original: buildWav({ data: tone, bitsPerSample: 8, formatTag: 7, channels: 1 }) },
  { format: 'AIFF', original: buildAiff({ data: tone }) },
  { format: 'AIFF', original: buildAiff({ data: tone, bitsPerSample: 32, compression: 'fl32' }) },
  { format: 'FLAC', original: readFixture('sine.flac') },
  { format: 'MP3', original: readFixture('sine.mp3') },
  { format: 'MP3', original: readFixture('sine-cbr-without-info.mp3') },
  { format: 'MP3', original: readFixture('sine-mono-vbr.mp3') },
  { format: 'M4A', original: readFixture('sine.m4a') },
  { format: 'M4A', original: readFixture('sine-faststart.m4a') },
  { format: 'M4A', original: readFixture('sine-alac.m4a') },
  { format: 'M4A', original: readFixture('fragmented.m4a') },
  { format: 'OGG', original: readFixture('sine.ogg') },
  { format: 'OGG', original: readFixture('sine.ogg'), repair: repairOggChecksums },
  { format: 'OPUS', original: readFixture('sine.opus') },
  { format: 'OPUS', original: readFixture('sine.opus'), repair: repairOggChecksums },
];

/** @returns the damaged file of a number: always the same one. */
export function fuzzCase(format: string, number: number): Uint8Array {
  const subjects = fuzzSubjects.filter((subject) => subject.format === format);
  const subject = subjects[number % subjects.length];
  if (subject === undefined) throw new RangeError(`There is no file of format ${format} to damage.`);
  const mutated = mutate(subject.original, seededRandom(20_260 + number));
  return subject.repair?.(mutated) ?? mutated;
}
